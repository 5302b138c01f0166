// Security groups as DescribeSecurityGroups returns them: rules with the same protocol and ports are returned as one permission.
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { requireSecurityGroup } from '../find/require.ts';
import { rulesOf } from '../find/security-group.ts';
import { type SecurityGroupRecord, type SecurityGroupRuleRecord, securityGroupTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const securityGroups: Kind<SecurityGroupRecord, SecurityGroup> = {
  table: securityGroupTable,
  require: requireSecurityGroup,
  idOf: ({ GroupId }) => GroupId,
  facets: (group, ctx) => {
    const rules = rulesOf(ctx, group.GroupId);
    const side = (prefix: string, egress: boolean) => {
      const chosen = rules.filter(({ IsEgress }) => IsEgress === egress);
      return {
        [`${prefix}.cidr`]: chosen.map(({ CidrIpv4 }) => CidrIpv4),
        [`${prefix}.ipv6-cidr`]: chosen.map(({ CidrIpv6 }) => CidrIpv6),
        [`${prefix}.from-port`]: chosen.map(({ FromPort }) => FromPort?.toString()),
        [`${prefix}.to-port`]: chosen.map(({ ToPort }) => ToPort?.toString()),
        [`${prefix}.group-id`]: chosen.map(({ ReferencedGroupId }) => ReferencedGroupId),
        [`${prefix}.prefix-list-id`]: chosen.map(({ PrefixListId }) => PrefixListId),
        [`${prefix}.protocol`]: chosen.map(({ IpProtocol }) => IpProtocol),
      };
    };
    return {
      description: group.Description,
      'group-id': group.GroupId,
      'group-name': group.GroupName,
      'owner-id': ctx.account,
      'vpc-id': group.VpcId,
      ...side('ip-permission', false),
      ...side('egress.ip-permission', true),
    };
  },
  view: (group, ctx) => {
    const rules = rulesOf(ctx, group.GroupId);
    return {
      ...group,
      SecurityGroupArn: `arn:aws:ec2:${ctx.region}:${ctx.account}:security-group/${group.GroupId}`,
      OwnerId: ctx.account,
      IpPermissions: permissions(
        rules.filter(({ IsEgress }) => !IsEgress),
        ctx.account,
      ),
      IpPermissionsEgress: permissions(
        rules.filter(({ IsEgress }) => IsEgress),
        ctx.account,
      ),
      Tags: tagsOf(ctx, group.GroupId),
    };
  },
};

function permissions(rules: readonly SecurityGroupRuleRecord[], account: string): IpPermission[] {
  const grouped = Map.groupBy(rules, (rule) => `${rule.IpProtocol}/${rule.FromPort}/${rule.ToPort}`);
  return [...grouped.values()].map((same) => ({
    IpProtocol: same[0]?.IpProtocol,
    FromPort: same[0]?.FromPort,
    ToPort: same[0]?.ToPort,
    IpRanges: same.flatMap(({ CidrIpv4: CidrIp, Description }) => (CidrIp ? [{ CidrIp, Description }] : [])),
    Ipv6Ranges: same.flatMap(({ CidrIpv6, Description }) => (CidrIpv6 ? [{ CidrIpv6, Description }] : [])),
    PrefixListIds: same.flatMap(({ PrefixListId, Description }) =>
      PrefixListId ? [{ PrefixListId, Description }] : [],
    ),
    UserIdGroupPairs: same.flatMap(({ ReferencedGroupId: GroupId, Description }) =>
      GroupId ? [{ GroupId, UserId: account, Description }] : [],
    ),
  }));
}
