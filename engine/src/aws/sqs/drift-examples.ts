// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { ref } from '../../testing/resource-examples/surroundings.ts';

export const driftExamples: DriftExamples = {
  'AWS::SQS::Queue': {
    scenes: [
      {
        create: { SqsManagedSseEnabled: true },
        update: {
          ReceiveMessageWaitTimeSeconds: 20,
          MaximumMessageSize: 2048,
          RedriveAllowPolicy: { redrivePermission: 'denyAll' },
          SqsManagedSseEnabled: false,
          DelaySeconds: 5,
          MessageRetentionPeriod: 120,
        },
      },
      {
        create: { SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/aws/sqs' },
        update: { KmsDataKeyReusePeriodSeconds: 600 },
      },
      {
        create: { FifoQueue: true, DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' },
        update: { ContentBasedDeduplication: true, DeduplicationScope: 'messageGroup' },
      },
      {
        create: { FifoQueue: true, DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perQueue' },
        update: { FifoThroughputLimit: 'perMessageGroupId' },
      },
    ],
    unchanged: { 'AWS never compares keys of KMS': ['KmsMasterKeyId'] },
  },
  'AWS::SQS::QueuePolicy': {
    scenes: [
      {
        prerequisites: { Other: { Type: 'AWS::SQS::Queue' } },
        update: { Queues: [ref('Queue'), ref('Other')] },
      },
    ],
  },
};
