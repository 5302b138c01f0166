// Network ACLs: stateless, in the order of their numbers; the first entry that fits decides. They filter what crosses a
// subnet's border, so what stays in a subnet meets none.
// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { share } from './cidr.ts';
import { type Check, type Network, type Ports, portsText, type Verdict } from './network.ts';

export function networkAclCheck(
  network: Network,
  subnetId: string,
  direction: Check['direction'],
  ports: Ports,
  peer: string,
): Check | undefined {
  const acl = aclOf(network, subnetId);
  if (!acl) return undefined;
  const egress = direction === 'out' || direction === 'answers out';
  const { verdict, entry } = decide(acl.Entries ?? [], egress, ports, peer);
  const id = acl.NetworkAclId ?? '';
  return {
    gate: 'network ACL',
    id,
    direction,
    verdict,
    by: entry ? entryText(entry) : 'no entry fits',
    ...(verdict !== 'allowed' && { missing: missing(acl, egress, ports, peer, entry) }),
  };
}

export const aclOf = ({ networkAcls, subnets }: Network, subnetId: string) =>
  networkAcls.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnetId)) ??
  networkAcls.find(
    ({ IsDefault, VpcId }) =>
      IsDefault && VpcId === subnets.find(({ SubnetId }) => SubnetId === subnetId)?.VpcId,
  );

/** Goes through the entries until one has decided about every port and every address. */
function decide(
  entries: readonly NetworkAclEntry[],
  egress: boolean,
  ports: Ports,
  peer: string,
): { readonly verdict: Verdict; readonly entry?: NetworkAclEntry } {
  const inOrder = entries
    .filter(({ Egress }) => Egress === egress)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0));
  let left: readonly Pick<Ports, 'from' | 'to'>[] = [ports];
  let partlyBy: NetworkAclEntry | undefined;
  let isPartlyAllowed = false;
  for (const entry of inOrder) {
    const range = rangeOf(entry, ports.protocol);
    const addresses = share(entry.CidrBlock ?? '', peer);
    if (!range || addresses === 'none') continue;
    const rest = left.flatMap((part) => without(part, range));
    if (size(rest) === size(left)) continue;
    const isAllow = entry.RuleAction === 'allow';
    if (addresses === 'some') {
      // Some of the addresses go this way; the others go on to the next entry.
      if (isAllow) isPartlyAllowed = true;
      else partlyBy ??= entry;
      continue;
    }
    if (!isAllow) {
      const isPart = isPartlyAllowed || size(rest) > 0 || size(left) < size([ports]);
      return { verdict: isPart ? 'some' : 'denied', entry };
    }
    left = rest;
    if (left.length === 0)
      return partlyBy ? { verdict: 'some', entry: partlyBy } : { verdict: 'allowed', entry };
  }
  return { verdict: isPartlyAllowed || size(left) < size([ports]) ? 'some' : 'denied' };
}

const numbers = { tcp: '6', udp: '17' } as const;

/** The ports that the entry is about; undefined where it is about another protocol. */
function rangeOf({ Protocol, PortRange }: NetworkAclEntry, protocol: Ports['protocol']) {
  if (Protocol === '-1') return { from: 0, to: 65_535 };
  if (Protocol !== numbers[protocol] && Protocol !== protocol) return undefined;
  return { from: PortRange?.From ?? 0, to: PortRange?.To ?? 65_535 };
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

/** The last entry, `*`, which denies what no other one allows. */
const lastEntry = 32_767;

function entryText({ RuleNumber, RuleAction, Protocol, PortRange, CidrBlock }: NetworkAclEntry): string {
  const number = RuleNumber === lastEntry ? '*' : RuleNumber;
  const what =
    Protocol === '-1'
      ? 'all traffic'
      : `protocol ${Protocol} ${portsText({ from: PortRange?.From ?? 0, to: PortRange?.To ?? 65_535 })}`;
  return `entry ${number} ${RuleAction === 'allow' ? 'allows' : 'denies'} ${what} of ${CidrBlock}`;
}

/** An entry before the one that denies. */
function missing(acl: NetworkAcl, Egress: boolean, ports: Ports, peer: string, by?: NetworkAclEntry) {
  const taken = new Set(
    (acl.Entries ?? []).filter((entry) => entry.Egress === Egress).map((entry) => entry.RuleNumber),
  );
  let RuleNumber = by?.RuleNumber === undefined || by.RuleNumber === lastEntry ? 100 : by.RuleNumber - 1;
  while (RuleNumber > 1 && taken.has(RuleNumber)) RuleNumber += by?.RuleNumber === lastEntry || !by ? 1 : -1;
  const Protocol = numbers[ports.protocol];
  return {
    command: `aws ec2 create-network-acl-entry --network-acl-id ${acl.NetworkAclId} --rule-number ${RuleNumber} --${Egress ? 'egress' : 'ingress'} --protocol ${ports.protocol} --port-range From=${ports.from},To=${ports.to} --cidr-block ${peer} --rule-action allow`,
    resource: {
      Type: 'AWS::EC2::NetworkAclEntry',
      Properties: {
        NetworkAclId: acl.NetworkAclId,
        RuleNumber,
        Egress,
        Protocol: Number(Protocol),
        PortRange: { From: ports.from, To: ports.to },
        CidrBlock: peer,
        RuleAction: 'allow',
      },
    },
  };
}
