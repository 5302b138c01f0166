// EC2 API, ModifySecurityGroupRules: a rule keeps its id and its direction, all else is replaced.
import type { Operation } from '../../../kernel/context.ts';
import { securityGroups } from '../kinds/security-group.ts';
import { securityGroupRules } from '../kinds/security-group-rule.ts';
import { rulesFrom } from '../permissions.ts';
import { required } from '../selection.ts';
import { securityGroupRuleTable } from '../state.ts';

export const modifySecurityGroupRules: Operation<'ec2', 'ModifySecurityGroupRules'> = (input, ctx) => {
  const group = required(ctx, securityGroups, input.GroupId);
  for (const { SecurityGroupRuleId, SecurityGroupRule: wanted } of input.SecurityGroupRules ?? []) {
    const rule = required(ctx, securityGroupRules, SecurityGroupRuleId);
    const { Description, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = wanted ?? {};
    const permission = {
      IpProtocol: wanted?.IpProtocol,
      FromPort: wanted?.FromPort,
      ToPort: wanted?.ToPort,
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
