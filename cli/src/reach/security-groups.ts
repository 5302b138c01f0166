// Security groups: stateful, so only the direction of the call counts. What no rule of any of the groups allows is
// denied. A rule that names a group holds for the private addresses of what is in that group.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
import type { IpPermission } from '@aws-sdk/client-ec2';
import { share } from './cidr.ts';
import { type Check, everywhere, type Network, type Ports, portsText, type Verdict } from './network.ts';

export interface Peer {
  readonly cidr: string;
  /** Undefined where it is reached by a public address, which no group stands for. */
  readonly groups: readonly string[] | undefined;
}

export function securityGroupCheck(
  network: Network,
  ids: readonly string[],
  direction: 'out' | 'in',
  ports: Ports,
  peer: Peer,
): Check {
  const id = ids.join(', ');
  const base = { gate: 'security group', id, direction } as const;
  const found: { readonly verdict: Verdict; readonly by: string }[] = [];
  for (const group of network.securityGroups.filter(({ GroupId = '' }) => ids.includes(GroupId))) {
    const rules = direction === 'in' ? group.IpPermissions : group.IpPermissionsEgress;
    for (const rule of rules ?? []) {
      const covered = coveredPorts(rule, ports);
      if (covered === 'none') continue;
      for (const { share: how, text } of peersOf(rule, peer, network)) {
        const verdict = how === 'all' && covered === 'all' ? 'allowed' : 'some';
        found.push({
          verdict,
          by: `${group.GroupId} allows ${ruleText(rule)} ${prepositions[direction]} ${text}`,
        });
      }
    }
  }
  const best = found.find(({ verdict }) => verdict === 'allowed') ?? found[0];
  if (best)
    return {
      ...base,
      ...best,
      ...(best.verdict === 'some' && { missing: missing(ids[0], direction, ports, peer) }),
    };
  return {
    ...base,
    verdict: 'denied',
    by: `no rule allows ${ports.protocol} ${portsText(ports)} ${prepositions[direction]} ${peerText(peer)}`,
    missing: missing(ids[0], direction, ports, peer),
  };
}

const prepositions = { in: 'from', out: 'to' } as const;

const protocolNumbers: Readonly<Record<string, string>> = { 6: 'tcp', 17: 'udp' };

function coveredPorts(rule: IpPermission, { protocol, from, to }: Ports): 'all' | 'some' | 'none' {
  const of = protocolNumbers[rule.IpProtocol ?? ''] ?? rule.IpProtocol;
  if (of === '-1') return 'all';
  if (of !== protocol) return 'none';
  const { FromPort: first = 0, ToPort: last = 65_535 } = rule;
  // All ports of a protocol are written as -1 by some tools.
  if (first === -1 || (first <= from && to <= last)) return 'all';
  return first <= to && from <= last ? 'some' : 'none';
}

function peersOf(rule: IpPermission, peer: Peer, network: Network) {
  const found: { share: 'all' | 'some'; text: string }[] = [];
  for (const { GroupId = '' } of rule.UserIdGroupPairs ?? []) {
    if (peer.groups?.includes(GroupId)) found.push({ share: 'all', text: GroupId });
  }
  for (const { CidrIp = '' } of rule.IpRanges ?? []) {
    const how = share(CidrIp, peer.cidr);
    if (how !== 'none') found.push({ share: how, text: CidrIp });
  }
  for (const { PrefixListId = '' } of rule.PrefixListIds ?? []) {
    const blocks = network.prefixLists.get(PrefixListId);
    const shares = (blocks ?? []).map((block) => share(block, peer.cidr));
    if (shares.includes('all')) found.push({ share: 'all', text: PrefixListId });
    else if (shares.includes('some')) found.push({ share: 'some', text: PrefixListId });
    else if (!blocks) found.push({ share: 'some', text: `${PrefixListId}, whose entries cannot be read` });
  }
  return found;
}

function ruleText({ IpProtocol, FromPort, ToPort }: IpPermission): string {
  if (IpProtocol === '-1') return 'all traffic';
  return `${IpProtocol} ${portsText({ from: FromPort ?? 0, to: ToPort ?? 65_535 })}`;
}

const peerText = ({ cidr, groups }: Peer) =>
  groups && groups.length > 0 ? groups.join(', ') : cidr === everywhere ? 'the internet' : cidr;

/** As a call and as a resource of CloudFormation: to the peer's group where it has one. */
function missing(group = '', direction: 'out' | 'in', { protocol, from, to }: Ports, { groups, cidr }: Peer) {
  const [peerGroup] = groups ?? [];
  const isIn = direction === 'in';
  const verb = isIn ? 'ingress' : 'egress';
  const port = from === to ? `${from}` : `${from}-${to}`;
  // The shorthand of the egress command knows no other group.
  const side = !peerGroup
    ? `--protocol ${protocol} --port ${port} --cidr ${cidr}`
    : isIn
      ? `--protocol ${protocol} --port ${port} --source-group ${peerGroup}`
      : `--ip-permissions IpProtocol=${protocol},FromPort=${from},ToPort=${to},UserIdGroupPairs=[{GroupId=${peerGroup}}]`;
  return {
    command: `aws ec2 authorize-security-group-${verb} --group-id ${group} ${side}`,
    resource: {
      Type: isIn ? 'AWS::EC2::SecurityGroupIngress' : 'AWS::EC2::SecurityGroupEgress',
      Properties: {
        GroupId: group,
        IpProtocol: protocol,
        FromPort: from,
        ToPort: to,
        ...(!peerGroup
          ? { CidrIp: cidr }
          : isIn
            ? { SourceSecurityGroupId: peerGroup }
            : { DestinationSecurityGroupId: peerGroup }),
      },
    },
  };
}
