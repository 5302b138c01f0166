// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

export const driftExamples: DriftExamples = {
  'AWS::Logs::LogGroup': {
    scenes: [{ create: tags('a'), update: tags('b') }],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyId'],
      'the API cannot change it': ['LogGroupClass'],
    },
  },
  'AWS::Logs::SubscriptionFilter': {
    scenes: [
      {
        create: { Distribution: 'Random' },
        update: {
          Distribution: 'ByLogStream',
          DestinationArn: 'arn:aws:firehose:us-east-1:000000000000:deliverystream/others',
          RoleArn: 'arn:aws:iam::000000000000:role/others',
        },
      },
    ],
  },
  'AWS::Logs::MetricFilter': {
    scenes: [
      {
        update: {
          MetricTransformations: [{ MetricName: 'Faults', MetricNamespace: 'App', MetricValue: '2' }],
        },
      },
    ],
    unchanged: {
      'logs are not transformed here': [
        'ApplyOnTransformedLogs',
        'EmitSystemFieldDimensions',
        'FieldSelectionCriteria',
      ],
    },
  },
};
