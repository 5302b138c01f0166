// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { ref } from '../../testing/resource-examples/surroundings.ts';

const feedback = (rate: number) => [
  {
    Protocol: 'lambda',
    SuccessFeedbackRoleArn: 'arn:aws:iam::000000000000:role/feedback',
    SuccessFeedbackSampleRate: String(rate),
    FailureFeedbackRoleArn: 'arn:aws:iam::000000000000:role/feedback',
  },
];

export const driftExamples: DriftExamples = {
  'AWS::SNS::Topic': {
    scenes: [
      {
        create: {
          SignatureVersion: '1',
          MaximumMessageSize: 1024,
          TracingConfig: 'PassThrough',
          DeliveryStatusLogging: feedback(10),
        },
        update: {
          SignatureVersion: '2',
          MaximumMessageSize: 2048,
          TracingConfig: 'Active',
          DeliveryStatusLogging: feedback(20),
        },
      },
      {
        create: { FifoTopic: true, FifoThroughputScope: 'Topic', Subscription: [] },
        update: {
          ContentBasedDeduplication: true,
          FifoThroughputScope: 'MessageGroup',
          ArchivePolicy: { MessageRetentionPeriod: 30 },
        },
      },
    ],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsMasterKeyId'],
      'data protection is not simulated': ['DataProtectionPolicy'],
    },
  },
  'AWS::SNS::Subscription': {
    scenes: [
      {
        create: {
          Protocol: 'https',
          Endpoint: 'https://example.com/a',
          FilterPolicyScope: 'MessageAttributes',
        },
        update: {
          DeliveryPolicy: { healthyRetryPolicy: { numRetries: 5, minDelayTarget: 1, maxDelayTarget: 2 } },
          FilterPolicyScope: 'MessageBody',
          RawMessageDelivery: true,
          RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead' },
        },
      },
      {
        create: {
          Protocol: 'firehose',
          Endpoint: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/a',
          SubscriptionRoleArn: 'arn:aws:iam::000000000000:role/a',
        },
        update: { SubscriptionRoleArn: 'arn:aws:iam::000000000000:role/b' },
      },
    ],
    unchanged: { 'messages are not replayed here': ['ReplayPolicy'] },
  },
  'AWS::SNS::TopicPolicy': {
    scenes: [
      {
        prerequisites: { Other: { Type: 'AWS::SNS::Topic' } },
        update: { Topics: [ref('Topic'), ref('Other')] },
      },
    ],
  },
};
