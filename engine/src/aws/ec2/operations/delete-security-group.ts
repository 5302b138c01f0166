// EC2 API, DeleteSecurityGroup.
import type { Operation } from '../../../kernel/context.ts';
import { cannotDelete, dependencyViolation } from '../faults.ts';
import { requireSecurityGroupByIdOrName } from '../find/security-group.ts';
import { networkInterfaceTable, securityGroupRuleTable, securityGroupTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteSecurityGroup: Operation<'ec2', 'DeleteSecurityGroup'> = (input, ctx) => {
  const group = requireSecurityGroupByIdOrName(ctx, input);
  const { GroupId: id } = group;
  if (group.GroupName === 'default') {
    throw cannotDelete(`the specified group: "${id}" name: "default" cannot be deleted by a user`);
  }
  const rules = ctx.all(securityGroupRuleTable);
  const isUsed =
    ctx.all(networkInterfaceTable).some(({ Groups }) => Groups.includes(id)) ||
    rules.some(({ GroupId, ReferencedGroupId }) => ReferencedGroupId === id && GroupId !== id);
  if (isUsed) throw dependencyViolation(`resource ${id} has a dependent object`);
  for (const rule of rules) {
    if (rule.GroupId === id) ctx.delete(securityGroupRuleTable, rule.SecurityGroupRuleId);
  }
  ctx.delete(securityGroupTable, id);
  removeTags(ctx, id);
  return { Return: true, GroupId: id };
};
