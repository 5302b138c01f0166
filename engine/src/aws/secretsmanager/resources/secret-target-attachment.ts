// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html
// On AWS it adds the database's host, port and engine to the secret. No database is simulated: the secret stays as it is.
import type { ResourceType } from '../../../contracts/resource-type.ts';

export const secretTargetAttachment: ResourceType = {
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  create: ({ properties }, ctx) => {
    const { ARN = '' } = ctx.call('secretsmanager', 'DescribeSecret', {
      SecretId: String(properties.SecretId),
    });
    return {
      status: 'success',
      physicalId: ARN,
      remark: 'Recorded only: the secret does not get the database’s host and port',
    };
  },
  update: (id) => ({ status: 'success', physicalId: id }),
  delete: (id) => ({ status: 'success', physicalId: id }),
  attributes: (id) => ({ Id: id }),
};
