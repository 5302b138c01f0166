// Whether network ACLs let a load balancer reach a target, and its answers back. They are stateless, hold where a subnet's
// border is crossed, and the first entry that fits decides.
// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { contains } from './cidr.ts';
import type { Port } from './security-groups.ts';

export interface SubnetEnd {
  readonly subnetId: string;
  /** The subnet's block, or an address in it. */
  readonly cidr: string;
}

/** A load balancer's node calls from any of them. */
const ephemeral = { from: 1024, to: 65_535 };

/** Undefined where they do, or else which ACL does not. */
export function closedAcl(
  from: SubnetEnd,
  to: SubnetEnd,
  { protocol, port }: Port,
  aclOf: (subnetId: string) => NetworkAcl | undefined,
): string | undefined {
  if (from.subnetId === to.subnetId) return undefined;
  const call = { protocol, from: port, to: port };
  const answer = { protocol, ...ephemeral };
  const gates = [
    { at: from, egress: true, ports: call, peer: to, what: `${protocol} ${port} to ${to.cidr}` },
    { at: to, egress: false, ports: call, peer: from, what: `${protocol} ${port} from ${from.cidr}` },
    { at: to, egress: true, ports: answer, peer: from, what: `answers to ${from.cidr}` },
    { at: from, egress: false, ports: answer, peer: to, what: `answers from ${to.cidr}` },
  ];
  for (const { at, egress, ports, peer, what } of gates) {
    const acl = aclOf(at.subnetId);
    if (acl && !allows(acl.Entries ?? [], egress, ports, peer.cidr))
      return `${acl.NetworkAclId} of ${at.subnetId} does not allow ${what}`;
  }
  return undefined;
}

interface Ports {
  readonly protocol: Port['protocol'];
  readonly from: number;
  readonly to: number;
}

/** Whether each of the ports is allowed for each of the peer's addresses. */
function allows(entries: readonly NetworkAclEntry[], egress: boolean, ports: Ports, peer: string): boolean {
  const inOrder = entries
    .filter(({ Egress, CidrBlock }) => Egress === egress && CidrBlock !== undefined)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0));
  let left: Pick<Ports, 'from' | 'to'>[] = [ports];
  for (const { CidrBlock = '', RuleAction, Protocol, PortRange } of inOrder) {
    const range = rangeOf(Protocol, PortRange, ports.protocol);
    if (!range) continue;
    const rest = left.flatMap((part) => without(part, range));
    const isAboutLeft = size(rest) < size(left);
    const isAll = contains(CidrBlock, peer);
    if (!isAboutLeft || (!isAll && !contains(peer, CidrBlock))) continue;
    if (RuleAction === 'deny') return false;
    if (isAll) left = rest;
  }
  return left.length === 0;
}

const numbers = { tcp: '6', udp: '17' } as const;

function rangeOf(of: string | undefined, range: NetworkAclEntry['PortRange'], protocol: Port['protocol']) {
  if (of === '-1') return { from: 0, to: 65_535 };
  if (of !== numbers[protocol] && of !== protocol) return undefined;
  return { from: range?.From ?? 0, to: range?.To ?? 65_535 };
}

type Range = Pick<Ports, 'from' | 'to'>;

function without(part: Range, cut: Range): Range[] {
  if (cut.to < part.from || part.to < cut.from) return [part];
  return [
    ...(part.from < cut.from ? [{ from: part.from, to: cut.from - 1 }] : []),
    ...(cut.to < part.to ? [{ from: cut.to + 1, to: part.to }] : []),
  ];
}

const size = (ranges: readonly Range[]) => ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
