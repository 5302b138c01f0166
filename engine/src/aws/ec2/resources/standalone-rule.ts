// A security group rule that is a resource of its own. Only the description changes in place.
import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Progress, Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { requireSecurityGroupRule } from '../find/require.ts';
import { requireSecurityGroupByIdOrName, rulesOf } from '../find/security-group.ts';
import { rulesFrom, sameTraffic } from '../security-groups/permissions.ts';
import { securityGroupRuleTable } from '../state.ts';
import { hasPeer, type InlineRule, inlineRuleOf, permissionOf } from './inline-rule.ts';

/**
 * CloudFormation takes a rule that the group has already for its own, whether the group declares it or another resource:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/612. Its deletion then removes the rule:
 * https://persol-serverworks.co.jp/blog/cloudformation/cloudformationsecuritygroup.html
 */
export function createRule(request: ResourceRequest, isEgress: boolean, ctx: Context): Progress {
  const { properties } = request;
  const group = {
    GroupId: properties.GroupId as string | undefined,
    ...(isEgress ? {} : { GroupName: properties.GroupName as string | undefined }),
  };
  const permission = permissionOf(properties as unknown as InlineRule);
  if (!hasPeer(permission)) return { status: 'success', physicalId: request.generatedName(255) };
  const rule = authorized(group, permission, isEgress, ctx);
  return { status: 'success', physicalId: rule?.SecurityGroupRuleId ?? '' };
}

function authorized(
  group: { GroupId: string | undefined; GroupName?: string | undefined },
  permission: IpPermission,
  isEgress: boolean,
  ctx: Context,
): Pick<SecurityGroupRule, 'SecurityGroupRuleId'> | undefined {
  const request = { ...group, IpPermissions: [permission] };
  try {
    return isEgress
      ? ctx.call('ec2', 'AuthorizeSecurityGroupEgress', request).SecurityGroupRules?.[0]
      : ctx.call('ec2', 'AuthorizeSecurityGroupIngress', request).SecurityGroupRules?.[0];
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'InvalidPermission.Duplicate')) throw error;
    const { GroupId } = requireSecurityGroupByIdOrName(ctx, group);
    const [wanted] = rulesFrom([permission], GroupId, isEgress, ctx);
    return rulesOf(ctx, GroupId).find((rule) => wanted && sameTraffic(rule, wanted));
  }
}

/** A rule without a source is in no group, and nothing of it can differ. */
export function readRule(id: string, properties: Properties, ctx: Context): object {
  return hasPeer(permissionOf(properties as unknown as InlineRule))
    ? inlineRuleOf(requireSecurityGroupRule(ctx, id))
    : properties;
}

export function updateDescription(id: string, { properties }: ResourceRequest, ctx: Context): Progress {
  if (!hasPeer(permissionOf(properties as unknown as InlineRule)))
    return { status: 'success', physicalId: id };
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
