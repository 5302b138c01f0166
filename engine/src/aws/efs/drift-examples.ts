// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

export const driftExamples: DriftExamples = {
  'AWS::EFS::FileSystem': {
    scenes: [
      { update: { LifecyclePolicies: [{ TransitionToIA: 'AFTER_60_DAYS' }] } },
      {
        create: { ThroughputMode: 'provisioned', ProvisionedThroughputInMibps: 2 },
        update: { ProvisionedThroughputInMibps: 3 },
      },
      {
        create: { FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' } },
        update: { FileSystemProtection: { ReplicationOverwriteProtection: 'DISABLED' } },
      },
    ],
  },
};
