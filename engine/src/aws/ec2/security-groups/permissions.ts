// Splits the permissions of a request into security group rules, which have one peer each.
import type { IpPermission } from '@aws-sdk/client-ec2';
import { groupNotFound, invalidParameterValue, missingParameter } from '../faults.ts';
import type { ReadContext } from '../find/require.ts';
import { findSecurityGroupByName } from '../find/security-group.ts';
import { type SecurityGroupRuleRecord, securityGroupTable } from '../state.ts';

/** A rule without its id. */
export type RuleContent = Omit<SecurityGroupRuleRecord, 'SecurityGroupRuleId'>;

const protocolNames: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
};
const portProtocols = ['tcp', 'udp', 'icmp', 'icmpv6'];

/** The older, flat members of Authorize… and Revoke… requests. */
export interface FlatPermission {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly IpPermissions?: IpPermission[] | undefined;
}

export function permissionsOf(flat: FlatPermission): readonly IpPermission[] {
  if (flat.IpPermissions?.length) return flat.IpPermissions;
  if (!flat.IpProtocol && !flat.SourceSecurityGroupName) throw missingParameter('IpPermissions');
  return [
    {
      IpProtocol: flat.IpProtocol ?? '-1',
      FromPort: flat.FromPort,
      ToPort: flat.ToPort,
      IpRanges: flat.CidrIp ? [{ CidrIp: flat.CidrIp }] : [],
      UserIdGroupPairs: flat.SourceSecurityGroupName ? [{ GroupName: flat.SourceSecurityGroupName }] : [],
    },
  ];
}

export function rulesFrom(
  permissions: readonly IpPermission[],
  groupId: string,
  isEgress: boolean,
  ctx: ReadContext,
): RuleContent[] {
  return permissions.flatMap((permission) => {
    const base = { GroupId: groupId, IsEgress: isEgress, ...traffic(permission) };
    const rules: RuleContent[] = [
      ...(permission.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
        ...base,
        CidrIpv4: cidr(CidrIp),
        ...(Description ? { Description } : {}),
      })),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
        ...base,
        CidrIpv6,
        ...(Description ? { Description } : {}),
      })),
      ...(permission.PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
        ...base,
        PrefixListId,
        ...(Description ? { Description } : {}),
      })),
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, GroupName, Description }) => ({
        ...base,
        ReferencedGroupId: peerGroup(ctx, groupId, GroupId, GroupName),
        ...(Description ? { Description } : {}),
      })),
    ];
    if (rules.length === 0) throw missingParameter('groupName or cidrIp');
    return rules;
  });
}

function traffic(permission: IpPermission): Pick<RuleContent, 'IpProtocol' | 'FromPort' | 'ToPort'> {
  const protocol = String(permission.IpProtocol ?? '-1').toLowerCase();
  const IpProtocol = protocol === 'all' ? '-1' : (protocolNames[protocol] ?? protocol);
  if (!portProtocols.includes(IpProtocol) && !/^-?\d+$/.test(IpProtocol)) {
    throw invalidParameterValue(`Invalid value '${protocol}' for IP protocol. Unknown protocol.`);
  }
  // "Specifying -1 … allows traffic on all ports, regardless of any port range you specify" (API reference).
  if (!portProtocols.includes(IpProtocol)) return { IpProtocol };
  const { FromPort, ToPort = FromPort } = permission;
  if (FromPort === undefined || ToPort === undefined) {
    throw invalidParameterValue(
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  const isPort = IpProtocol === 'tcp' || IpProtocol === 'udp';
  if (isPort && (FromPort < 0 || ToPort > 65535 || FromPort > ToPort)) {
    throw invalidParameterValue(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { IpProtocol, FromPort, ToPort };
}

function cidr(text: string): string {
  if (!/^\d{1,3}(\.\d{1,3}){3}(\/([0-9]|[12]\d|3[0-2]))?$/.test(text)) {
    throw invalidParameterValue(`CIDR block ${text} is malformed`);
  }
  return text.includes('/') ? text : `${text}/32`;
}

function peerGroup(
  ctx: ReadContext,
  ownGroupId: string,
  id: string | undefined,
  name: string | undefined,
): string {
  const vpcId = ctx.get(securityGroupTable, ownGroupId)?.VpcId;
  const peer = id ? ctx.get(securityGroupTable, id) : findSecurityGroupByName(ctx, vpcId, name ?? '');
  if (!peer) throw groupNotFound(id ?? name ?? '');
  return peer.GroupId;
}

/** Whether two rules allow the same traffic. Their descriptions do not matter. */
export function sameTraffic(a: RuleContent, b: RuleContent): boolean {
  return (
    a.GroupId === b.GroupId &&
    a.IsEgress === b.IsEgress &&
    a.IpProtocol === b.IpProtocol &&
    a.FromPort === b.FromPort &&
    a.ToPort === b.ToPort &&
    a.CidrIpv4 === b.CidrIpv4 &&
    a.CidrIpv6 === b.CidrIpv6 &&
    a.PrefixListId === b.PrefixListId &&
    a.ReferencedGroupId === b.ReferencedGroupId
  );
}

/** `peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW`, as EC2's errors describe a rule. */
export function describeRule(rule: RuleContent): string {
  const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupId;
  const protocol = rule.IpProtocol === '-1' ? 'ALL' : rule.IpProtocol.toUpperCase();
  const ports = rule.FromPort === undefined ? '' : `, from port: ${rule.FromPort}, to port: ${rule.ToPort}`;
  return `peer: ${peer}, ${protocol}${ports}, ALLOW`;
}
