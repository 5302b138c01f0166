// Calls with up to ten entries, each of which succeeds or fails by itself.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { emptyBatch, idsNotDistinct, invalidEntryId, queryErrorCodes, tooManyEntries } from '../faults.ts';

/** @param kind what the query protocol calls an entry */
export function batch<E extends { readonly Id?: string | undefined }, R extends object>(
  kind: string,
  entries: readonly E[] | undefined,
  perform: (entry: E) => R,
  ctx: Context,
): { Successful: (R & { Id: string })[]; Failed: BatchResultErrorEntry[] } {
  if (!entries?.length) throw emptyBatch(kind);
  if (entries.length > 10) throw tooManyEntries(entries.length);
  const ids = entries.map(({ Id = '' }) => Id);
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id))) throw invalidEntryId();
  const repeated = ids.find((id, i) => ids.indexOf(id) < i);
  if (repeated !== undefined) throw idsNotDistinct(repeated);
  const Successful: (R & { Id: string })[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id!, ...ctx.attempt(() => perform(entry)) });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const { code, message: Message, status } = error;
      Failed.push({
        Id: entry.Id,
        Code: queryErrorCodes[code] ?? code,
        Message,
        SenderFault: status < 500,
      });
    }
  }
  return { Successful, Failed };
}
