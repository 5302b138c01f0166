// What a FIFO topic has been sent in the last five minutes is not delivered again.
// https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html
import type { Context } from '../../../kernel/context.ts';
import { deduplications, deduplicationsOfTopic, type TopicRecord } from '../state.ts';

const windowMs = 300_000;

interface Given {
  readonly MessageGroupId?: string | undefined;
  readonly deduplicationId: string | undefined;
}

function keyOf({ name, attributes }: TopicRecord, { MessageGroupId, deduplicationId }: Given): string {
  const scope = attributes.FifoThroughputScope === 'MessageGroup' ? MessageGroupId : '';
  return `${name}/${scope}/${deduplicationId}`;
}

export function earlierMessage(topic: TopicRecord, given: Given, ctx: Context) {
  if (given.deduplicationId === undefined) return undefined;
  const found = ctx.get(deduplications, keyOf(topic, given));
  if (!found || found.until <= ctx.now) return undefined;
  return { MessageId: found.messageId, SequenceNumber: found.sequenceNumber };
}

export function remember(
  topic: TopicRecord,
  given: Given,
  { MessageId, SequenceNumber = '' }: { readonly MessageId: string; readonly SequenceNumber?: string },
  ctx: Context,
): void {
  for (const key of [...ctx.keysBy(deduplicationsOfTopic, topic.name)])
    if (ctx.get(deduplications, key)!.until <= ctx.now) ctx.delete(deduplications, key);
  ctx.put(deduplications, keyOf(topic, given), {
    topic: topic.name,
    messageId: MessageId,
    sequenceNumber: SequenceNumber,
    until: ctx.now + windowMs,
  });
}
