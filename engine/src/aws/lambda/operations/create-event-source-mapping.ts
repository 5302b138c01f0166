// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
import type { Operation } from '../../../kernel/context.ts';
import { mappingView, settingsOf } from '../event-sources/mapping.ts';
import { invalid, mappingExists } from '../faults.ts';
import { type EventSourceMappingRecord, eventSourceMappings } from '../state.ts';

export const createEventSourceMapping: Operation<'lambda', 'CreateEventSourceMapping'> = (input, ctx) => {
  const { Tags = {}, ...given } = input;
  const source = input.EventSourceArn;
  if (source === undefined && input.SelfManagedEventSource === undefined)
    throw invalid('Unrecognized event source.');
  const settings = settingsOf(given, undefined, source, ctx);
  const existing = ctx
    .all(eventSourceMappings)
    .find(
      (each) =>
        source !== undefined &&
        each.eventSourceArn === source &&
        each.functionName === settings.functionName &&
        each.qualifier === settings.qualifier &&
        each.state !== 'Deleting',
    );
  if (existing) throw mappingExists(source!, settings.functionName, existing.uuid);
  const mapping: EventSourceMappingRecord = {
    ...settings,
    uuid: ctx.ids.uuid(),
    state: 'Creating',
    modifiedAt: ctx.now,
    tags: Tags,
  };
  ctx.put(eventSourceMappings, mapping.uuid, mapping);
  return mappingView(mapping, ctx);
};
