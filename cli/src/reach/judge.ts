// Whether one place reaches another on AWS, port by port: each gate on the way out, in, and back. A pure function of
// what EC2 describes. Only IPv4.
import {
  type Check,
  everywhere,
  type Network,
  type Place,
  type Ports,
  type Spot,
  type Verdict,
  worst,
} from './network.ts';
import { networkAclCheck } from './network-acls.ts';
import { privateRoute, wayIn, wayOut } from './routes.ts';
import { securityGroupCheck } from './security-groups.ts';

export interface Judgement {
  readonly ports: Ports;
  /** `some`: from some addresses, to some of the ports, or between some of the subnets. */
  readonly verdict: Verdict;
  /** The checks of the worst way, in the order in which a packet meets them. */
  readonly checks: readonly Check[];
  /** `<subnet> to <subnet>` of those checks where there are several ways. */
  readonly way?: string;
  readonly notes: readonly string[];
}

export function judge(network: Network, from: Place, to: Place, ports: Ports): Judgement {
  const ways = waysBetween(from, to).map(([source, target]) => {
    const checks = checksOf(network, from, source, to, target, ports);
    return { source, target, checks, verdict: worst(checks.map(({ verdict }) => verdict)) };
  });
  const verdicts = new Set(ways.map(({ verdict }) => verdict));
  const verdict = verdicts.size === 1 ? [...verdicts][0]! : 'some';
  const shown = ways.find((way) => way.verdict === worst([...verdicts]));
  const name = (spot: Spot | undefined) => spot?.subnetId ?? spot?.vpcId ?? 'internet';
  return {
    ports,
    verdict: shown ? verdict : 'denied',
    checks: shown?.checks ?? [],
    ...(ways.length > 1 && shown && { way: `${name(shown.source)} to ${name(shown.target)}` }),
    notes: isByPublicName(from, to)
      ? [
          'The name of an internet-facing load balancer stands for its public addresses in the VPC, too: calls leave the VPC, and rules that name a security group do not fit them.',
        ]
      : [],
  };
}

type Way = readonly [from: Spot | undefined, to: Spot | undefined];

function waysBetween(from: Place, to: Place): Way[] {
  const ends = ({ kind, spots }: Place) => (kind === 'internet' ? [undefined] : spots);
  return ends(from).flatMap((source) => ends(to).map((target): Way => [source, target]));
}

/** In a VPC, too, its name resolves to public addresses. */
const isByPublicName = (from: Place, to: Place) =>
  from.kind !== 'internet' && to.kind === 'load-balancer' && to.spots.some((spot) => spot.hasPublicAddress);

function checksOf(
  network: Network,
  from: Place,
  source: Spot | undefined,
  to: Place,
  target: Spot | undefined,
  ports: Ports,
): Check[] {
  if (!source || !target || isByPublicName(from, to)) {
    return [
      ...(source ? outward(network, from, source, ports) : []),
      ...(target ? inward(network, to, target, ports) : []),
    ];
  }
  const crosses = source.subnetId === undefined || source.subnetId !== target.subnetId;
  const answers: Ports = { protocol: ports.protocol, ...from.clientPorts };
  // A rule may name a group of another VPC only across a peering connection, where the same rules hold.
  const checks: (Check | undefined)[] = [
    from.groups &&
      securityGroupCheck(network, from.groups, 'out', ports, { cidr: target.cidr, groups: to.groups }),
    crosses ? acl(network, source, 'out', ports, target.cidr) : undefined,
    privateRoute(network, source, target, 'out'),
    crosses ? acl(network, target, 'in', ports, source.cidr) : undefined,
    to.groups &&
      securityGroupCheck(network, to.groups, 'in', ports, { cidr: source.cidr, groups: from.groups }),
    crosses ? acl(network, target, 'answers out', answers, source.cidr) : undefined,
    source.vpcId === target.vpcId ? undefined : privateRoute(network, target, source, 'answers out'),
    crosses ? acl(network, source, 'answers in', answers, target.cidr) : undefined,
  ];
  return checks.filter((check) => check !== undefined);
}

/** To the internet. A NAT gateway's own subnet is taken to let through what its route does. */
function outward(network: Network, from: Place, source: Spot, ports: Ports): Check[] {
  const answers: Ports = { protocol: ports.protocol, ...from.clientPorts };
  const peer = { cidr: everywhere, groups: undefined };
  return [
    from.groups && securityGroupCheck(network, from.groups, 'out', ports, peer),
    acl(network, source, 'out', ports, everywhere),
    wayOut(network, source),
    acl(network, source, 'answers in', answers, everywhere),
  ].filter((check) => check !== undefined);
}

/** Clients of the internet call from any port above 1023. */
const anyClient = { from: 1024, to: 65_535 };

function inward(network: Network, to: Place, target: Spot, ports: Ports): Check[] {
  const peer = { cidr: everywhere, groups: undefined };
  return [
    wayIn(network, target),
    acl(network, target, 'in', ports, everywhere),
    to.groups && securityGroupCheck(network, to.groups, 'in', ports, peer),
    acl(network, target, 'answers out', { protocol: ports.protocol, ...anyClient }, everywhere),
  ].filter((check) => check !== undefined);
}

const acl = (network: Network, spot: Spot, direction: Check['direction'], ports: Ports, peer: string) =>
  spot.subnetId === undefined ? undefined : networkAclCheck(network, spot.subnetId, direction, ports, peer);
