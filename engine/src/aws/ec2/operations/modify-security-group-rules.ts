// EC2 API, ModifySecurityGroupRules: a rule keeps its id and its direction; everything else is replaced.
import type { Operation } from '../../../kernel/context.ts';
import { ruleNotFound } from '../faults.ts';
import { requireSecurityGroup, requireSecurityGroupRule } from '../find/require.ts';
import { rulesFrom } from '../security-groups/permissions.ts';
import { securityGroupRuleTable } from '../state.ts';

export const modifySecurityGroupRules: Operation<'ec2', 'ModifySecurityGroupRules'> = (input, ctx) => {
  const group = requireSecurityGroup(ctx, input.GroupId);
  for (const { SecurityGroupRuleId, SecurityGroupRule: requested } of input.SecurityGroupRules ?? []) {
    const rule = requireSecurityGroupRule(ctx, SecurityGroupRuleId);
    if (rule.GroupId !== group.GroupId) throw ruleNotFound(rule.SecurityGroupRuleId);
    const { Description, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = requested ?? {};
    const permission = {
      IpProtocol: requested?.IpProtocol,
      FromPort: requested?.FromPort,
      ToPort: requested?.ToPort,
      IpRanges: CidrIpv4 ? [{ CidrIp: CidrIpv4, Description }] : [],
      Ipv6Ranges: CidrIpv6 ? [{ CidrIpv6, Description }] : [],
      PrefixListIds: PrefixListId ? [{ PrefixListId, Description }] : [],
      UserIdGroupPairs: ReferencedGroupId ? [{ GroupId: ReferencedGroupId, Description }] : [],
    };
    const [content] = rulesFrom([permission], group.GroupId, rule.IsEgress, ctx);
    const id = rule.SecurityGroupRuleId;
    if (content) ctx.put(securityGroupRuleTable, id, { SecurityGroupRuleId: id, ...content });
  }
  return { Return: true };
};
