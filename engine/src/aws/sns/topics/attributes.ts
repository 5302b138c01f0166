// A topic's attributes, as they are set and as they are returned.
// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { own } from '../../../kernel/own.ts';
import { invalid } from '../faults.ts';
import { subscriptionsOfTopic, type TopicRecord } from '../state.ts';

const settable = [
  'ArchivePolicy',
  'ContentBasedDeduplication',
  'DataProtectionPolicy',
  'DeliveryPolicy',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
];
const feedback = /^(Application|Firehose|HTTP|Lambda|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)$/;

/** @throws InvalidParameter */
export function checkTopicAttribute(name: string, value: string, isFifo: boolean): void {
  if (!settable.includes(name) && !feedback.test(name)) throw invalid('AttributeName');
  if (name.endsWith('Policy') && value !== '') checkJson(name, value);
  if (name === 'DisplayName' && value.length > 100)
    throw invalid('DisplayName Reason: must be at most 100 characters');
  if (name === 'ContentBasedDeduplication' && value === 'true' && !isFifo)
    throw invalid('Content-based deduplication can only be set for FIFO topics');
  const allowed = own(values, name);
  if (allowed && value !== '' && !allowed.includes(value))
    throw invalid(`${name} Reason: must be one of ${allowed.join(', ')}`);
}

/** Of attributes that are one of a few words. */
const values: Readonly<Record<string, readonly string[]>> = {
  ContentBasedDeduplication: ['true', 'false'],
  FifoThroughputScope: ['Topic', 'MessageGroup'],
  SignatureVersion: ['1', '2'],
  TracingConfig: ['PassThrough', 'Active'],
};

export function checkJson(name: string, value: string): void {
  try {
    const parsed = parseJson(value);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return;
  } catch {
    // Refused below.
  }
  throw invalid(`${name}: failed to parse JSON.`);
}

export function topicAttributes(topic: TopicRecord, ctx: Context): Record<string, string> {
  const own = ctx.by(subscriptionsOfTopic, topic.arn);
  const confirmed = own.filter(({ token }) => token === undefined).length;
  return {
    Policy: JSON.stringify(defaultPolicy(topic, ctx)),
    Owner: ctx.account,
    TopicArn: topic.arn,
    SubscriptionsConfirmed: String(confirmed),
    SubscriptionsPending: String(own.length - confirmed),
    SubscriptionsDeleted: String(topic.deleted),
    DisplayName: '',
    EffectiveDeliveryPolicy: topic.attributes.DeliveryPolicy || JSON.stringify(defaultDeliveryPolicy),
    ...topic.attributes,
  };
}

const defaultPolicy = ({ arn }: TopicRecord, { account }: Context) => ({
  Version: '2008-10-17',
  Id: '__default_policy_ID',
  Statement: [
    {
      Effect: 'Allow',
      Sid: '__default_statement_ID',
      Principal: { AWS: '*' },
      Action: [
        'SNS:GetTopicAttributes',
        'SNS:SetTopicAttributes',
        'SNS:AddPermission',
        'SNS:RemovePermission',
        'SNS:DeleteTopic',
        'SNS:Subscribe',
        'SNS:ListSubscriptionsByTopic',
        'SNS:Publish',
      ],
      Resource: arn,
      Condition: { StringEquals: { 'AWS:SourceOwner': account } },
    },
  ],
});

const defaultDeliveryPolicy = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
};
