// https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html
import type { Operation } from '../../../kernel/context.ts';
import { mappingView, requireMapping } from '../event-sources/mapping.ts';

export const getEventSourceMapping: Operation<'lambda', 'GetEventSourceMapping'> = (input, ctx) =>
  mappingView(requireMapping(input.UUID, ctx), ctx);
