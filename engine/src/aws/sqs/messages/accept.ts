// Checks a message and puts it in its queue.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import { createHash } from 'node:crypto';
import type { MessageAttributeValue, SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, invalidContents, missing } from '../faults.ts';
import { messageKey } from '../find.ts';
import { numberOf } from '../queues/attributes.ts';
import {
  deduplications,
  type MessageAttribute,
  type MessageRecord,
  messages,
  type QueueRecord,
  sequences,
} from '../state.ts';
import { count } from '../traffic.ts';
import { attributesMd5, md5 } from './digest.ts';

export type GivenMessage = Omit<SendMessageRequest, 'QueueUrl'>;

const deduplicationMs = 300_000;

/** @throws InvalidParameterValue, MissingParameter */
export function accept(queue: QueueRecord, given: GivenMessage, ctx: Context): SendMessageResult {
  const { MessageBody: body = '', DelaySeconds, MessageGroupId: groupId } = given;
  if (body === '') throw missing('MessageBody');
  checkCharacters(body);
  const attributes = attributesOf(given.MessageAttributes);
  const bytes = sizeOf(body, attributes);
  const limit = numberOf(queue, 'MaximumMessageSize');
  if (bytes > limit)
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  if (DelaySeconds !== undefined) checkDelay(queue, DelaySeconds);
  const deduplicationId = queue.isFifo ? deduplicationOf(queue, given) : undefined;
  if (!queue.isFifo && given.MessageDeduplicationId !== undefined)
    throw invalid(
      `Value ${given.MessageDeduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.`,
    );
  const digests = plain({
    MD5OfMessageBody: md5(body),
    MD5OfMessageAttributes: attributesMd5(attributes),
    MD5OfMessageSystemAttributes: attributesMd5(attributesOf(given.MessageSystemAttributes)),
  });
  const scope = queue.attributes.DeduplicationScope === 'messageGroup' ? groupId : '';
  const deduplicationKey = `${queue.name}/${scope}/${deduplicationId}`;
  const earlier = deduplicationId === undefined ? undefined : ctx.get(deduplications, deduplicationKey);
  if (earlier && earlier.until > ctx.now)
    return { MessageId: earlier.messageId, SequenceNumber: earlier.sequenceNumber, ...digests };
  const delaySeconds = DelaySeconds ?? numberOf(queue, 'DelaySeconds');
  const order = (ctx.get(sequences, queue.name)?.last ?? 0) + 1;
  ctx.put(sequences, queue.name, { last: order });
  const message: MessageRecord = plain({
    queue: queue.name,
    id: ctx.ids.uuid(),
    order,
    body,
    attributes,
    traceHeader: given.MessageSystemAttributes?.AWSTraceHeader?.StringValue,
    sentAt: ctx.now,
    visibleAt: ctx.now + delaySeconds * 1000,
    receives: 0,
    groupId,
    deduplicationId,
    // Twenty digits that rise, as AWS's.
    sequenceNumber: queue.isFifo ? `188${String(order).padStart(17, '0')}` : undefined,
  });
  ctx.put(messages, messageKey(message), message);
  if (deduplicationId !== undefined) {
    ctx.put(deduplications, deduplicationKey, {
      queue: queue.name,
      messageId: message.id,
      sequenceNumber: message.sequenceNumber!,
      until: ctx.now + deduplicationMs,
    });
  }
  count(queue, { sent: 1, sentBytes: bytes }, ctx);
  return plain({ MessageId: message.id, SequenceNumber: message.sequenceNumber, ...digests });
}

/** Characters that XML cannot contain. */
function checkCharacters(body: string): void {
  if (/^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(body)) return;
  throw invalidContents(
    'Invalid characters found. Valid unicode characters are: #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
  );
}

function checkDelay({ isFifo }: QueueRecord, seconds: number): void {
  const because = (reason: string) =>
    invalid(`Value ${seconds} for parameter DelaySeconds is invalid. Reason: ${reason}`);
  if (isFifo) throw because('The request include parameter that is not valid for this queue type.');
  if (seconds < 0 || seconds > 900) throw because('DelaySeconds must be >= 0 and <= 900.');
}

const fifoId = /^[\x21-\x7e]{1,128}$/;

function deduplicationOf({ attributes }: QueueRecord, given: GivenMessage): string {
  const { MessageGroupId, MessageDeduplicationId, MessageBody } = given;
  if (!MessageGroupId) throw missing('MessageGroupId');
  for (const [name, value] of Object.entries({ MessageGroupId, MessageDeduplicationId })) {
    if (value !== undefined && !fifoId.test(value))
      throw invalid(
        `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
      );
  }
  if (MessageDeduplicationId) return MessageDeduplicationId;
  if (attributes.ContentBasedDeduplication !== 'true')
    throw invalid(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return createHash('sha256').update(MessageBody!).digest('hex');
}

const dataType = /^(String|Number|Binary)(\.[\w.-]{1,248})?$/;

function attributesOf(
  given: Readonly<Record<string, MessageAttributeValue>> = {},
): Readonly<Record<string, MessageAttribute>> {
  const names = Object.keys(given);
  if (names.length > 10)
    throw invalid(`Number of message attributes [${names.length}] exceeds the allowed maximum [10].`);
  return Object.fromEntries(
    Object.entries(given).map(([name, { DataType = '', StringValue, BinaryValue }]) => {
      if (!/^[\w.-]{1,256}$/.test(name))
        throw invalid(
          'Message (user) attribute name can only contain alphanumeric characters, hyphens, underscores and periods.',
        );
      if (/^\.|\.$|\.\./.test(name))
        throw invalid(
          'Message (user) attribute name can not start or end with a period, or have successive periods.',
        );
      if (/^(aws|amazon)\./i.test(name))
        throw invalid(
          "You can't use message attribute names beginning with 'AWS.' or 'Amazon.' because these strings are reserved for internal use.",
        );
      if (!dataType.test(DataType))
        throw invalid(
          `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
        );
      const isBinary = DataType.startsWith('Binary');
      if (isBinary ? !BinaryValue?.length : !StringValue)
        throw invalid(
          `Message (user) attribute '${name}' must contain a non-empty value of type '${DataType.split('.')[0]}'.`,
        );
      if (DataType.startsWith('Number') && !Number.isFinite(Number(StringValue)))
        throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
      const value = isBinary
        ? { BinaryValue: Buffer.from(BinaryValue!).toString('base64') }
        : { StringValue: StringValue! };
      return [name, { DataType, ...value }];
    }),
  );
}

/** A message's size includes its attributes. */
export function sizeOf(body: string, attributes: Readonly<Record<string, MessageAttribute>>): number {
  const sizes = Object.entries(attributes).map(
    ([name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue) +
      Buffer.byteLength(BinaryValue, 'base64'),
  );
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body));
}
