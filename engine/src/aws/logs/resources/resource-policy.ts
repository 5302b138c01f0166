// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-resourcepolicy.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { alreadyExists } from '../faults.ts';
import { resourcePolicies } from '../state.ts';

interface PolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export const resourcePolicyResource: ResourceType = {
  type: 'AWS::Logs::ResourcePolicy',

  create(request, ctx) {
    const { PolicyName } = request.properties as unknown as PolicyProperties;
    if (ctx.get(resourcePolicies, PolicyName)) throw alreadyExists(PolicyName);
    return put(request.properties, ctx);
  },

  update: (_name, request, ctx) => put(request.properties, ctx),

  delete(name, _request, ctx) {
    if (ctx.get(resourcePolicies, name)) ctx.call('logs', 'DeleteResourcePolicy', { policyName: name });
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const { resourcePolicies: found } = ctx.call('logs', 'DescribeResourcePolicies', {});
    return found?.find(({ policyName }) => policyName === name);
  },

  attributes: () => ({}),
};

function put(properties: Properties, ctx: Context) {
  const { PolicyName, PolicyDocument } = properties as unknown as PolicyProperties;
  ctx.call('logs', 'PutResourcePolicy', { policyName: PolicyName, policyDocument: PolicyDocument });
  return { status: 'success' as const, physicalId: PolicyName };
}
