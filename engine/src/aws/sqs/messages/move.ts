// Moves a message to another queue: to a dead-letter queue, or back from one.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
import type { Context } from '../../../kernel/context.ts';
import { messageKey } from '../find.ts';
import { type MessageRecord, messages, type QueueRecord, sequences } from '../state.ts';
import { access } from '../traffic.ts';

/** A standard queue keeps the time at which the message was sent, so its retention goes on; a FIFO queue does not. */
export function moveTo(
  queue: QueueRecord,
  message: MessageRecord,
  { deadLetterSource }: { readonly deadLetterSource?: string },
  ctx: Context,
): void {
  const order = (ctx.get(sequences, queue.name)?.last ?? 0) + 1;
  ctx.put(sequences, queue.name, { last: order });
  ctx.delete(messages, messageKey(message));
  const { receipt: _receipt, receivedAt: _receivedAt, deadLetterSource: _source, ...kept } = message;
  const moved: MessageRecord = {
    ...kept,
    queue: queue.name,
    order,
    visibleAt: ctx.now,
    sentAt: queue.isFifo ? ctx.now : message.sentAt,
    ...(deadLetterSource === undefined ? { receives: 0, firstReceivedAt: undefined } : { deadLetterSource }),
  };
  access(queue, ctx);
  ctx.put(messages, messageKey(moved), JSON.parse(JSON.stringify(moved)) as MessageRecord);
}
