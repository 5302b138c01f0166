// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get } from '../../testing/resource-examples/surroundings.ts';

export const driftExamples: DriftExamples = {
  'AWS::Scheduler::Schedule': {
    scenes: [
      {
        create: { Description: 'a' },
        update: {
          StartDate: '2026-03-01T00:00:00Z',
          EndDate: '2030-01-01T00:00:00Z',
          Target: { Arn: get('Queue', 'Arn'), RoleArn: get('Role', 'Arn'), Input: 'good evening' },
          Description: 'b',
          ScheduleExpressionTimezone: 'Europe/Berlin',
        },
      },
    ],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyArn'],
      'the API cannot move a schedule to another group': ['GroupName'],
    },
  },
};
