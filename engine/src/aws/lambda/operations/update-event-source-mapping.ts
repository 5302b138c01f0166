// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
import type { Operation } from '../../../kernel/context.ts';
import { mappingView, requireMapping, settingsOf } from '../event-sources/mapping.ts';
import { eventSourceMappings } from '../state.ts';

export const updateEventSourceMapping: Operation<'lambda', 'UpdateEventSourceMapping'> = (input, ctx) => {
  const mapping = requireMapping(input.UUID, ctx);
  const { UUID: _uuid, ...given } = input;
  const changed = {
    ...mapping,
    ...settingsOf(given, mapping, mapping.eventSourceArn, ctx),
    state: 'Updating' as const,
    modifiedAt: ctx.now,
  };
  ctx.put(eventSourceMappings, mapping.uuid, changed);
  return mappingView(changed, ctx);
};
