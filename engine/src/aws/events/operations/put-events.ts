// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { isFields } from '../../../contracts/event-patterns/fields.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { deliver } from '../deliver.ts';
import { invalid } from '../faults.ts';
import { busName, findBus } from '../find.ts';

const maxBytes = 1024 * 1024;

export const putEvents: Operation<'events', 'PutEvents'> = (input, ctx) => {
  const bytes = input.Entries!.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes >= maxBytes) throw invalid('Total size of the entries in the request is over the limit.');
  const Entries = input.Entries!.map((entry) => put(entry, ctx));
  return { Entries, FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode).length };
};

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
function sizeOf({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time ? 14 : 0);
}

function put(entry: PutEventsRequestEntry, ctx: Context): PutEventsResultEntry {
  const { Source, DetailType, Detail, Resources = [], EventBusName, Time } = entry;
  const failed = (ErrorMessage: string, ErrorCode = 'InvalidArgument') => ({ ErrorCode, ErrorMessage });
  if (!Source) return failed('Parameter Source is not valid. Reason: Source is a required argument.');
  if (!DetailType)
    return failed('Parameter DetailType is not valid. Reason: DetailType is a required argument.');
  if (!Detail) return failed('Parameter Detail is not valid. Reason: Detail is a required argument.');
  if (Source.startsWith('aws.'))
    return failed('Not authorized for the source.', 'NotAuthorizedForSourceException');
  let detail: unknown;
  try {
    detail = parseJson(Detail);
  } catch {
    return failed('Detail is malformed.', 'MalformedDetail');
  }
  if (!isFields(detail)) return failed('Detail is malformed.', 'MalformedDetail');
  // AWS takes an event for a bus that does not exist, too, and drops it.
  const bus = busName(EventBusName);
  if (findBus(bus, ctx))
    deliver(Source, { detailType: DetailType, resources: Resources, detail }, ctx, {
      bus,
      time: Time?.getTime(),
    });
  else ctx.log(`An event of ${Source} was dropped: there is no event bus ${bus}`);
  return { EventId: ctx.ids.uuid() };
}
