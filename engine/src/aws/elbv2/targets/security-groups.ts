// Whether security groups let a load balancer reach a target: out of the load balancer's groups, into the target's.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { contains } from './cidr.ts';

export interface End {
  /** Undefined where no group filters, as at a Network Load Balancer without groups. */
  readonly groups: readonly SecurityGroup[] | undefined;
  /** Its address, or the blocks that its addresses are from. */
  readonly cidrs: readonly string[];
}

export interface Port {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** Undefined where they do, or else which rule is missing. */
export function missingRule(from: End, to: End, { protocol, port }: Port): string | undefined {
  const what = `${protocol} ${port}`;
  if (from.groups && !allows(from.groups, 'IpPermissionsEgress', to, { protocol, port }))
    return `no rule of ${idsOf(from.groups)} allows ${what} to ${nameOf(to)}`;
  if (to.groups && !allows(to.groups, 'IpPermissions', from, { protocol, port }))
    return `no rule of ${idsOf(to.groups)} allows ${what} from ${nameOf(from)}`;
  return undefined;
}

function allows(
  groups: readonly SecurityGroup[],
  side: 'IpPermissions' | 'IpPermissionsEgress',
  peer: End,
  port: Port,
): boolean {
  const rules = groups.flatMap((group) => group[side] ?? []).filter((rule) => isFor(rule, port));
  const peerIds = new Set((peer.groups ?? []).map(({ GroupId }) => GroupId));
  return (
    rules.some(
      ({ UserIdGroupPairs = [], PrefixListIds = [] }) =>
        // What is in a prefix list is not known here: it gets the benefit of the doubt.
        PrefixListIds.length > 0 || UserIdGroupPairs.some(({ GroupId }) => peerIds.has(GroupId)),
    ) ||
    (peer.cidrs.length > 0 &&
      peer.cidrs.every((cidr) =>
        rules.some(({ IpRanges = [] }) => IpRanges.some(({ CidrIp = '' }) => contains(CidrIp, cidr))),
      ))
  );
}

const numbers: Readonly<Record<string, string>> = { tcp: '6', udp: '17' };

function isFor(
  { IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission,
  { protocol, port }: Port,
): boolean {
  if (IpProtocol === '-1') return true;
  if (IpProtocol !== protocol && IpProtocol !== numbers[protocol]) return false;
  return FromPort === -1 || (FromPort <= port && port <= ToPort);
}

const idsOf = (groups: readonly SecurityGroup[]) => groups.map(({ GroupId }) => GroupId).join(', ');

const nameOf = ({ groups, cidrs }: End) => (groups && groups.length > 0 ? idsOf(groups) : cidrs.join(', '));
