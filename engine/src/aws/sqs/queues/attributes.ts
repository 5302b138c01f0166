// A queue's attributes: what can be set, to which values, and what is returned.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid, invalidAttribute, unknownAttribute } from '../faults.ts';
import { findByArn } from '../find.ts';
import type { QueueRecord } from '../state.ts';
import { allowsRedrive, checkRedriveAllow } from './redrive-allow-policy.ts';

interface Numeric {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

const numeric: Readonly<Record<string, Numeric>> = {
  DelaySeconds: { min: 0, max: 900, default: 0 },
  KmsDataKeyReusePeriodSeconds: { min: 60, max: 86_400, default: 300 },
  MaximumMessageSize: { min: 1024, max: 1_048_576, default: 1_048_576 },
  MessageRetentionPeriod: { min: 60, max: 1_209_600, default: 345_600 },
  ReceiveMessageWaitTimeSeconds: { min: 0, max: 20, default: 0 },
  VisibilityTimeout: { min: 0, max: 43_200, default: 30 },
};
/** Those that every queue returns. */
export const alwaysReturned = Object.keys(numeric).filter((name) => !name.startsWith('Kms'));

const fifoOnly: Readonly<Record<string, readonly string[]>> = {
  ContentBasedDeduplication: ['true', 'false'],
  DeduplicationScope: ['queue', 'messageGroup'],
  FifoThroughputLimit: ['perQueue', 'perMessageGroupId'],
};
/** What GetQueueAttributes knows. */
export const attributeNames: readonly string[] = [
  'All',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'FifoQueue',
  'LastModifiedTimestamp',
  'QueueArn',
  'SqsManagedSseEnabled',
  ...Object.keys(numeric),
  ...Object.keys(fifoOnly),
  'KmsMasterKeyId',
  'Policy',
  'RedriveAllowPolicy',
  'RedrivePolicy',
];
const texts = ['KmsMasterKeyId', 'Policy', 'RedriveAllowPolicy', 'RedrivePolicy'];

/** @throws InvalidAttributeName, InvalidAttributeValue, InvalidParameterValue */
export function checkAttributes(
  attributes: Readonly<Record<string, string>>,
  queue: { readonly isFifo: boolean; readonly arn: string },
  ctx: Context,
): void {
  const { isFifo } = queue;
  for (const [name, value] of Object.entries(attributes)) {
    if (Object.hasOwn(numeric, name)) checkNumber(name, value);
    else if (isFifo && Object.hasOwn(fifoOnly, name)) checkChoice(name, value, fifoOnly[name]!);
    else if (name === 'SqsManagedSseEnabled') checkChoice(name, value, ['true', 'false']);
    else if (!texts.includes(name)) throw unknownAttribute(name);
    else if (name !== 'KmsMasterKeyId' && value !== '') checkJson(name, value);
  }
  if (attributes.RedriveAllowPolicy) checkRedriveAllow(attributes.RedriveAllowPolicy);
  if (attributes.RedrivePolicy) checkRedrive(attributes.RedrivePolicy, queue, ctx);
}

function checkNumber(name: string, value: string): void {
  const { min, max } = numeric[name]!;
  if (!/^\d{1,9}$/.test(value) || Number(value) < min || Number(value) > max) throw invalidAttribute(name);
}

function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) throw invalidAttribute(name);
}

function checkJson(name: string, value: string): void {
  try {
    const parsed = parseJson(value);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return;
  } catch {
    // Not JSON: refused below.
  }
  throw invalidAttribute(name);
}

function checkRedrive(
  text: string,
  { isFifo, arn }: { readonly isFifo: boolean; readonly arn: string },
  ctx: Context,
): void {
  const given = (reason: string) =>
    invalid(`Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`);
  const { deadLetterTargetArn, maxReceiveCount } = parseJson(text) as Readonly<Record<string, unknown>>;
  if (typeof deadLetterTargetArn !== 'string')
    throw given('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  if (maxReceiveCount === undefined)
    throw given('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw given(
      `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to 1000 both inclusive.`,
    );
  const target = findByArn(deadLetterTargetArn, ctx);
  if (!target) throw given('Dead letter target does not exist.');
  if (target.isFifo !== isFifo) throw given('Dead-letter queue must be same type of queue as the source.');
  if (!allowsRedrive(target, arn))
    throw given('The redrive allow policy of the dead-letter queue does not permit this queue.');
}

export const numberOf = ({ attributes }: QueueRecord, name: keyof typeof numeric): number =>
  Number(attributes[name] ?? numeric[name]!.default);

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export function redrivePolicyOf({ attributes }: QueueRecord): RedrivePolicy | undefined {
  if (!attributes.RedrivePolicy) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = parseJson(attributes.RedrivePolicy) as Record<
    string,
    unknown
  >;
  return { deadLetterTargetArn: String(deadLetterTargetArn), maxReceiveCount: Number(maxReceiveCount) };
}

/**
 * High throughput: "allowed only when the value for DeduplicationScope is messageGroup".
 * @param attributes all that the queue is to have
 * @throws InvalidAttributeValue
 */
export function checkThroughput(attributes: Readonly<Record<string, string>>): void {
  if (
    attributes.FifoThroughputLimit === 'perMessageGroupId' &&
    attributes.DeduplicationScope !== 'messageGroup'
  )
    throw invalidAttribute('FifoThroughputLimit');
}

/** Attributes that are set to nothing are not there. */
export function merged(
  before: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...before, ...given }).filter(([name, value]) => value !== '' || !texts.includes(name)),
  );
}
