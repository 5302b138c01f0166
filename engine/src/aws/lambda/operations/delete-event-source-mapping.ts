// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html
import type { Operation } from '../../../kernel/context.ts';
import { mappingView, requireMapping } from '../event-sources/mapping.ts';
import { eventSourceMappings } from '../state.ts';

export const deleteEventSourceMapping: Operation<'lambda', 'DeleteEventSourceMapping'> = (input, ctx) => {
  const deleting = { ...requireMapping(input.UUID, ctx), state: 'Deleting' as const };
  ctx.put(eventSourceMappings, deleting.uuid, deleting);
  return mappingView(deleting, ctx);
};
