// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { findSecret } from '../find.ts';

export const resourcePolicyResource: ResourceType = {
  type: 'AWS::SecretsManager::ResourcePolicy',
  create({ properties }, ctx) {
    const { ARN = '' } = put(properties, ctx);
    return { status: 'success', physicalId: ARN };
  },
  update(id, { properties }, ctx) {
    put(properties, ctx);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (findSecret(ctx, id)?.deletedAt === undefined && findSecret(ctx, id))
      ctx.call('secretsmanager', 'DeleteResourcePolicy', { SecretId: id });
    return { status: 'success', physicalId: id };
  },
  read(id, { SecretId }, ctx) {
    const policy = findSecret(ctx, id)?.policy;
    return policy === undefined ? undefined : { SecretId, ResourcePolicy: policy };
  },
  unread: ['BlockPublicPolicy'],
  attributes: (id) => ({ Id: id }),
};

function put({ SecretId, ResourcePolicy, BlockPublicPolicy }: Properties, ctx: Context) {
  return ctx.call('secretsmanager', 'PutResourcePolicy', {
    SecretId: String(SecretId),
    ResourcePolicy: typeof ResourcePolicy === 'string' ? ResourcePolicy : JSON.stringify(ResourcePolicy),
    BlockPublicPolicy: BlockPublicPolicy as boolean | undefined,
  });
}
