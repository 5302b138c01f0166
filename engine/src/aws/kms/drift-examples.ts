// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

export const driftExamples: DriftExamples = {
  'AWS::KMS::Key': {
    scenes: [{ create: { Enabled: true }, update: { Enabled: false } }],
    unchanged: {
      'the API cannot change it': ['Origin', 'MultiRegion', 'KeySpec', 'KeyUsage'],
    },
  },
};
