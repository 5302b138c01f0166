// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { Context, Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { deliver } from '../deliver.ts';
import { checkBus } from '../find.ts';

export const putEvents: Operation<'events', 'PutEvents'> = (input, ctx) => {
  const Entries = input.Entries!.map((entry) => put(entry, ctx));
  return { Entries, FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode).length };
};

function put(entry: PutEventsRequestEntry, ctx: Context): PutEventsResultEntry {
  const { Source, DetailType, Detail, Resources = [], EventBusName } = entry;
  checkBus(EventBusName);
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
  if (typeof detail !== 'object' || detail === null) return failed('Detail is malformed.', 'MalformedDetail');
  deliver(Source, { detailType: DetailType, resources: Resources, detail }, ctx);
  return { EventId: ctx.ids.uuid() };
}
