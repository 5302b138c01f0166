// An example of each of the service's resource types, for the contract suite.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {
  'AWS::ECR::Repository': {
    create: {},
    update: { ImageScanningConfiguration: { ScanOnPush: true } },
    replace: { RepositoryName: 'other' },
  },
};
