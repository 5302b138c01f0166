// Checks a message, and has it delivered. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
import type { PublishBatchRequestEntry, PublishInput } from '@aws-sdk/client-sns';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import type { TopicRecord } from '../state.ts';
import { attributesOf } from './message.ts';
import { deliver } from './publish.ts';

export const maxMessageBytes = 262_144;

type Given = Omit<PublishInput, 'TopicArn' | 'TargetArn'> & Partial<Pick<PublishBatchRequestEntry, 'Id'>>;

/** The message's id. @throws InvalidParameter */
export function accept(topic: TopicRecord, given: Given, ctx: Context): string {
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
    if (!StringValue && !BinaryValue?.length)
      throw invalid(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
      );
  }
  const id = ctx.ids.uuid();
  deliver(
    {
      id,
      topicArn: topic.arn,
      ...(subject === undefined ? {} : { subject }),
      body: bodies.default ?? text,
      attributes: attributesOf(given.MessageAttributes),
    },
    bodies,
    ctx,
  );
  return id;
}

function checkGroup({ attributes }: TopicRecord, { MessageGroupId, MessageDeduplicationId }: Given): void {
  if (attributes.FifoTopic !== 'true') return;
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
