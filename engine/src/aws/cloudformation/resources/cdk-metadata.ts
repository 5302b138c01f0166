// AWS::CDK::Metadata, which the CDK adds to every stack. It does nothing on AWS either.
// https://docs.aws.amazon.com/cdk/v2/guide/usage-data.html
import type { ResourceType } from '../../../contracts/resource-type.ts';

export const cdkMetadata: ResourceType = {
  type: 'AWS::CDK::Metadata',
  create: (request) => ({ status: 'success', physicalId: request.generatedName() }),
  update: (physicalId) => ({ status: 'success', physicalId }),
  delete: (physicalId) => ({ status: 'success', physicalId }),
  attributes: () => ({}),
};
