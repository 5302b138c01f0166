// Adds, removes and describes the rules of a security group, inbound or outbound.

import type { TagSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { permissionDuplicate, permissionNotFound, ruleNotFound } from '../faults.ts';
import { requireSecurityGroupRule } from '../find/require.ts';
import { requireSecurityGroupByIdOrName, rulesOf } from '../find/security-group.ts';
import { quotas } from '../quotas.ts';
import { type SecurityGroupRecord, type SecurityGroupRuleRecord, securityGroupRuleTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { securityGroupRules } from '../views/security-group-rule.ts';
import { describeRule, type FlatPermission, permissionsOf, rulesFrom, sameTraffic } from './permissions.ts';

type Request = FlatPermission & {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly SecurityGroupRuleIds?: string[] | undefined;
  readonly TagSpecifications?: TagSpecification[] | undefined;
};

export function authorize(input: Request, isEgress: boolean, ctx: Context) {
  const group = requireSecurityGroupByIdOrName(ctx, input);
  const present = rulesOf(ctx, group.GroupId);
  const added = rulesFrom(permissionsOf(input), group.GroupId, isEgress, ctx);
  const inDirection = present.filter((rule) => rule.IsEgress === isEgress);
  checkQuota(ctx, quotas.rulesPerSecurityGroup, inDirection.length + added.length);
  const rules = added.map((rule, index) => {
    const isPresent = [...present, ...added.slice(0, index)].some((other) => sameTraffic(other, rule));
    if (isPresent) throw permissionDuplicate(describeRule(rule));
    const record = { SecurityGroupRuleId: `sgr-${ctx.ids.hex(17)}`, ...rule };
    ctx.put(securityGroupRuleTable, record.SecurityGroupRuleId, record);
    addSpecifiedTags(ctx, record.SecurityGroupRuleId, 'security-group-rule', input.TagSpecifications);
    return record;
  });
  return { Return: true, SecurityGroupRules: rules.map((rule) => securityGroupRules.view(rule, ctx)) };
}

export function revoke(input: Request, isEgress: boolean, ctx: Context) {
  const group = requireSecurityGroupByIdOrName(ctx, input);
  const present = rulesOf(ctx, group.GroupId);
  const ids = input.SecurityGroupRuleIds?.length
    ? input.SecurityGroupRuleIds.map((id) => requireRuleOf(ctx, group, id, isEgress).SecurityGroupRuleId)
    : rulesFrom(permissionsOf(input), group.GroupId, isEgress, ctx).map((rule) => {
        const found = present.find((other) => sameTraffic(other, rule));
        if (!found) throw permissionNotFound();
        return found.SecurityGroupRuleId;
      });
  for (const id of ids) ctx.delete(securityGroupRuleTable, id);
  return { Return: true };
}

/** Changes the descriptions of rules that are named by their ids or by the traffic that they allow. */
export function updateDescriptions(
  input: Request & {
    readonly SecurityGroupRuleDescriptions?:
      | readonly { SecurityGroupRuleId?: string | undefined; Description?: string | undefined }[]
      | undefined;
  },
  isEgress: boolean,
  ctx: Context,
) {
  const group = requireSecurityGroupByIdOrName(ctx, input);
  const present = rulesOf(ctx, group.GroupId);
  const change = (id: string | undefined, text: string | undefined) => {
    const { Description: _, ...rule } = requireRuleOf(ctx, group, id, isEgress);
    const record = { ...rule, ...(text ? { Description: text } : {}) };
    ctx.put(securityGroupRuleTable, rule.SecurityGroupRuleId, record);
  };
  for (const { SecurityGroupRuleId, Description } of input.SecurityGroupRuleDescriptions ?? []) {
    change(SecurityGroupRuleId, Description);
  }
  for (const rule of input.IpPermissions?.length
    ? rulesFrom(input.IpPermissions, group.GroupId, isEgress, ctx)
    : []) {
    const found = present.find((other) => sameTraffic(other, rule));
    if (!found) throw permissionNotFound();
    change(found.SecurityGroupRuleId, rule.Description);
  }
  return { Return: true };
}

function requireRuleOf(
  ctx: Context,
  group: SecurityGroupRecord,
  id: string | undefined,
  isEgress: boolean,
): SecurityGroupRuleRecord {
  const rule = requireSecurityGroupRule(ctx, id);
  if (rule.GroupId !== group.GroupId || rule.IsEgress !== isEgress) throw ruleNotFound(id ?? '');
  return rule;
}
