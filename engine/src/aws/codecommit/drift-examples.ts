// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

export const driftExamples: DriftExamples = {
  'AWS::CodeCommit::Repository': {
    scenes: [
      {
        update: {
          Triggers: [
            {
              Name: 'all',
              DestinationArn: 'arn:aws:sns:us-east-1:000000000000:others',
              Events: ['all'],
              Branches: ['main'],
            },
          ],
        },
      },
    ],
    unchanged: { 'AWS never compares keys of KMS': ['KmsKeyId'] },
  },
};
