// Checks a message, and has it delivered. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
import { createHash } from 'node:crypto';
import type { PublishBatchRequestEntry, PublishInput } from '@aws-sdk/client-sns';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid, invalidValue } from '../faults.ts';
import type { TopicRecord } from '../state.ts';
import { earlierMessage, remember } from './deduplicate.ts';
import { attributesOf } from './message.ts';
import { deliver } from './publish.ts';
import { sequence } from './sequence.ts';

export const maxMessageBytes = 262_144;

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

type Given = Omit<PublishInput, 'TopicArn' | 'TargetArn'> & Partial<Pick<PublishBatchRequestEntry, 'Id'>>;

export interface Accepted {
  readonly MessageId: string;
  /** Of a FIFO topic. */
  readonly SequenceNumber?: string;
}

/** @throws InvalidParameter */
export function accept(topic: TopicRecord, given: Given, ctx: Context): Accepted {
  const { Message: text = '', Subject: subject, MessageStructure } = given;
  if (text === '') throw invalid('Empty message');
  if (Buffer.byteLength(text) > Number(topic.attributes.MaximumMessageSize ?? maxMessageBytes))
    throw invalid('Message too long');
  if (subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,99}$/.test(subject)) throw invalid('Subject');
  checkGroup(topic, given);
  const bodies = MessageStructure === 'json' ? byProtocol(text) : {};
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(
    given.MessageAttributes ?? {},
  )) {
    checkAttributeName(name);
    if (!/^(String|Number|Binary)(\.|$)/.test(DataType ?? ''))
      throw invalidValue(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    if (!StringValue && !BinaryValue?.length)
      throw invalid(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
      );
    const field = DataType?.startsWith('Binary') ? 'Binary' : 'String';
    if (field === 'Binary' ? !BinaryValue?.length : !StringValue)
      throw invalidValue(
        `The message attribute '${name}' with type '${DataType}' must use field '${field}'.`,
      );
    if (DataType?.startsWith('Number') && StringValue && !number.test(StringValue))
      throw invalidValue(`Could not cast message attribute '${name}' value to number.`);
  }
  const deduplicationId = deduplicationOf(topic, given);
  const earlier = earlierMessage(topic, { ...given, deduplicationId }, ctx);
  if (earlier) return earlier;
  const id = ctx.ids.uuid();
  const sequenced = sequence(topic, ctx);
  const accepted = { MessageId: id, ...sequenced };
  if (deduplicationId !== undefined) remember(topic, { ...given, deduplicationId }, accepted, ctx);
  deliver(
    {
      id,
      topicArn: topic.arn,
      ...(given.MessageGroupId !== undefined && { groupId: given.MessageGroupId }),
      ...(deduplicationId !== undefined && { deduplicationId }),
      ...(sequenced.SequenceNumber !== undefined && { sequenceNumber: sequenced.SequenceNumber }),
      ...(subject === undefined ? {} : { subject }),
      body: bodies.default ?? text,
      attributes: attributesOf(given.MessageAttributes),
    },
    bodies,
    ctx,
  );
  return accepted;
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
function checkAttributeName(name: string): void {
  if (name.startsWith('.'))
    throw invalidValue("Invalid message attribute name starting with character '.' was found.");
  if (name.endsWith('.'))
    throw invalidValue("Invalid message attribute name ending with character '.' was found.");
  const [other] = /[^\w.-]/u.exec(name) ?? [];
  if (other !== undefined)
    throw invalidValue(
      `Invalid non-alphanumeric character '#x${other.codePointAt(0)!.toString(16).toUpperCase()}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    );
  if (name.includes('..'))
    throw invalidValue("Message attribute name can not have successive '.' character.");
}

function deduplicationOf({ attributes }: TopicRecord, { MessageDeduplicationId, Message }: Given) {
  if (attributes.FifoTopic !== 'true') return undefined;
  return MessageDeduplicationId ?? createHash('sha256').update(Message!).digest('hex');
}

function checkGroup({ attributes }: TopicRecord, { MessageGroupId, MessageDeduplicationId }: Given): void {
  if (attributes.FifoTopic !== 'true') {
    if (MessageDeduplicationId !== undefined)
      throw invalid(
        'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
      );
    return;
  }
  if (!MessageGroupId) throw invalid('The MessageGroupId parameter is required for FIFO topics');
  if (!MessageDeduplicationId && attributes.ContentBasedDeduplication !== 'true')
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
}

function byProtocol(text: string): Readonly<Record<string, string>> {
  let bodies: Readonly<Record<string, unknown>>;
  try {
    bodies = parseJson(text) as typeof bodies;
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  if (typeof bodies.default !== 'string')
    throw invalid('Message Structure - No default entry in JSON message body');
  return Object.fromEntries(Object.entries(bodies).map(([protocol, body]) => [protocol, String(body)]));
}
