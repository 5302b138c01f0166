// Update and deletion of a security group rule that is a resource of its own. Only the description changes in place.
import type { Progress, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireSecurityGroupRule } from '../find/require.ts';
import { securityGroupRuleTable } from '../state.ts';

export function updateDescription(id: string, { properties }: ResourceRequest, ctx: Context): Progress {
  const { Description: _, ...rule } = requireSecurityGroupRule(ctx, id);
  const Description = properties.Description as string | undefined;
  ctx.put(securityGroupRuleTable, id, { ...rule, ...(Description ? { Description } : {}) });
  return { status: 'success', physicalId: id };
}

export function removeRule(id: string, _request: ResourceRequest, ctx: Context): Progress {
  const rule = ctx.get(securityGroupRuleTable, id);
  if (rule) {
    const request = { GroupId: rule.GroupId, SecurityGroupRuleIds: [id] };
    if (rule.IsEgress) ctx.call('ec2', 'RevokeSecurityGroupEgress', request);
    else ctx.call('ec2', 'RevokeSecurityGroupIngress', request);
  }
  return { status: 'success', physicalId: id };
}
