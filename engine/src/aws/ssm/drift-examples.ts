// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

export const driftExamples: DriftExamples = {
  'AWS::SSM::Parameter': {
    scenes: [
      {
        create: { Description: 'a', AllowedPattern: '.*', Tags: { team: 'a' } },
        update: { Description: 'b', AllowedPattern: '[a-z]*', Tags: { team: 'b' } },
      },
    ],
    unchanged: { 'the API cannot change it': ['DataType', 'Type'], 'the API cannot take it back': ['Tier'] },
  },
};
