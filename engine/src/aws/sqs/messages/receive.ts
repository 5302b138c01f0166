// Takes messages out of a queue for a consumer: oldest first, and, in FIFO queues, one group's in their order.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { Reader } from '../../../kernel/table.ts';
import { findByArn, messageKey, receiptHandle } from '../find.ts';
import { redrivePolicyOf } from '../queues/attributes.ts';
import {
  type MessageAttribute,
  type MessageRecord,
  messages,
  messagesOfQueue,
  type QueueRecord,
  type ReceivedMessage,
  type ReceiveQuestion,
} from '../state.ts';
import { count } from '../traffic.ts';
import { isInFlight } from './counts.ts';
import { attributesMd5, md5 } from './digest.ts';
import { moveTo } from './move.ts';

/** Those that a receive can return now. */
export function available({ name, isFifo }: QueueRecord, state: Reader, now: number): MessageRecord[] {
  const all = state.by(messagesOfQueue, name);
  const visible = all.filter(({ visibleAt }) => visibleAt <= now);
  if (!isFifo || visible.length === 0) return visible.sort((a, b) => a.order - b.order);
  // What comes after a message of the same group that is in flight has to wait for it.
  const blocked = new Set(all.filter((each) => isInFlight(each, now)).map(({ groupId }) => groupId));
  return visible.filter(({ groupId }) => !blocked.has(groupId)).sort((a, b) => a.order - b.order);
}

export function receive(queue: QueueRecord, question: ReceiveQuestion, ctx: Context): ReceivedMessage[] {
  const policy = redrivePolicyOf(queue);
  const deadLetters = policy && findByArn(policy.deadLetterTargetArn, ctx);
  const received: ReceivedMessage[] = [];
  for (const message of available(queue, ctx, ctx.now)) {
    if (received.length === question.count) break;
    if (deadLetters && message.receives >= policy.maxReceiveCount) {
      moveTo(deadLetters, message, { deadLetterSource: queue.arn }, ctx);
      continue;
    }
    const taken: MessageRecord = {
      ...message,
      receives: message.receives + 1,
      firstReceivedAt: message.firstReceivedAt ?? ctx.now,
      receivedAt: ctx.now,
      receipt: ctx.ids.hex(32),
      visibleAt: ctx.now + question.visibilitySeconds * 1000,
    };
    ctx.put(messages, messageKey(taken), taken);
    received.push(view(taken, question, ctx));
  }
  count(queue, received.length > 0 ? { received: received.length } : { emptyReceives: 1 }, ctx);
  return received;
}

function view(message: MessageRecord, question: ReceiveQuestion, ctx: Context): ReceivedMessage {
  const attributes = chosen(question.messageAttributes, message.attributes);
  return plain({
    MessageId: message.id,
    ReceiptHandle: receiptHandle(message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: chosenSystem(question.systemAttributes, message, ctx),
    MessageAttributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    MD5OfMessageAttributes: attributesMd5(attributes),
  });
}

function chosenSystem(
  names: readonly string[],
  message: MessageRecord,
  ctx: Context,
): Readonly<Record<string, string>> | undefined {
  if (names.length === 0) return undefined;
  const all: Readonly<Record<string, string | undefined>> = {
    SenderId: ctx.account,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    SequenceNumber: message.sequenceNumber,
    MessageDeduplicationId: message.deduplicationId,
    MessageGroupId: message.groupId,
    DeadLetterQueueSourceArn: message.deadLetterSource,
    AWSTraceHeader: message.traceHeader,
  };
  const isAsked = (name: string) => names.includes('All') || names.includes(name);
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value !== undefined && isAsked(name) ? [[name, value]] : [],
    ),
  );
}

/** `All`, `.*`, a name, or the beginning of names before `.*`. */
function chosen(
  names: readonly string[],
  attributes: Readonly<Record<string, MessageAttribute>>,
): Readonly<Record<string, MessageAttribute>> {
  const isAsked = (name: string) =>
    names.some((each) =>
      each === 'All' ? true : each.endsWith('.*') ? name.startsWith(each.slice(0, -2)) : each === name,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isAsked(name)));
}
