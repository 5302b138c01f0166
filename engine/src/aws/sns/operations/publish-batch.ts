// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html

import type { BatchResultErrorEntry, PublishBatchResultEntry } from '@aws-sdk/client-sns';
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { accept, maxMessageBytes } from '../delivery/accept.ts';
import { batchTooLong, emptyBatch, idsNotDistinct, invalidBatchId, tooManyEntries } from '../faults.ts';
import { requireTopic } from '../find.ts';

export const publishBatch: Operation<'sns', 'PublishBatch'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const entries = input.PublishBatchRequestEntries ?? [];
  if (entries.length === 0) throw emptyBatch();
  if (entries.length > 10) throw tooManyEntries();
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) throw idsNotDistinct();
  if (entries.some(({ Id = '' }) => !/^[\w-]{1,80}$/.test(Id))) throw invalidBatchId();
  const bytes = entries.reduce((sum, { Message = '' }) => sum + Buffer.byteLength(Message), 0);
  if (bytes > maxMessageBytes) throw batchTooLong();
  const Successful: PublishBatchResultEntry[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const { Id, ...message } of entries) {
    try {
      Successful.push({ Id, ...ctx.attempt(() => accept(topic, message, ctx)) });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
};
