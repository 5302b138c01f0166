// The resource type of an inline policy of a role, a user or a group. The physical id is `<policy>|<entity>`.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { deletePolicy, documentOf, type EntityKind, putPolicy } from './entity-policies.ts';

export function inlinePolicyType(kind: EntityKind): ResourceType {
  const member = `${kind}Name`;
  const put = ({ properties }: ResourceRequest, ctx: Context) => {
    const [name, policy] = [String(properties[member]), String(properties.PolicyName)];
    putPolicy(kind, name, policy, properties.PolicyDocument, ctx);
    return { status: 'success' as const, physicalId: `${policy}|${name}` };
  };
  return {
    type: `AWS::IAM::${kind}Policy`,
    create: put,
    update: (_physicalId, request, ctx) => put(request, ctx),
    delete(physicalId, _request, ctx) {
      const [policy = '', name = ''] = physicalId.split('|');
      deletePolicy(kind, name, policy, ctx);
      return { status: 'success', physicalId };
    },
    read(physicalId, _properties, ctx) {
      const [PolicyName = '', name = ''] = physicalId.split('|');
      const PolicyDocument = documentOf(kind, name, PolicyName, ctx);
      return PolicyDocument === undefined ? undefined : { PolicyName, [member]: name, PolicyDocument };
    },
    attributes: () => ({}),
  };
}
