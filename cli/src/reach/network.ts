// What a judgement is made from: EC2's answers, and the two ends that a person named.
import type { NatGateway, NetworkAcl, RouteTable, SecurityGroup, Subnet, Vpc } from '@aws-sdk/client-ec2';

export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
  /** The blocks of the prefix lists that could be read. */
  readonly prefixLists: ReadonlyMap<string, readonly string[]>;
}

export const everywhere = '0.0.0.0/0';

/** Where in the network one of the two ends is. */
export interface Spot {
  readonly vpcId: string;
  /** Absent where only the VPC is known, as of a security group that nothing is in. */
  readonly subnetId?: string;
  /** Its address, or the block that its address will be from. */
  readonly cidr: string;
  readonly hasPublicAddress: boolean;
}

export interface Ports {
  readonly protocol: 'tcp' | 'udp';
  readonly from: number;
  readonly to: number;
}

export interface Place {
  /** As it is shown: `service web`. */
  readonly name: string;
  readonly kind:
    | 'internet'
    | 'task'
    | 'service'
    | 'load-balancer'
    | 'instance'
    | 'interface'
    | 'security-group';
  /** Undefined where no security group filters: the internet, a Network Load Balancer without groups. */
  readonly groups: readonly string[] | undefined;
  /** None for the internet. */
  readonly spots: readonly Spot[];
  /** What it listens on, as far as that is known. */
  readonly ports: readonly Ports[];
  /** The ports that it calls others from, which stateless ACLs have to let answers through to. */
  readonly clientPorts: Readonly<{ from: number; to: number }>;
}

export type Verdict = 'allowed' | 'some' | 'denied';

/** One gate on the way, and what it makes of the traffic. */
export interface Check {
  readonly gate: 'security group' | 'network ACL' | 'route';
  /** Id of the group, the ACL or the route table; several groups are joined by commas. */
  readonly id: string;
  readonly direction: 'out' | 'in' | 'answers out' | 'answers in';
  readonly verdict: Verdict;
  /** The rule, entry or route that decides; or what there is none of. */
  readonly by: string;
  /** What would let it through. */
  readonly missing?: { readonly command: string; readonly resource: object };
}

export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('denied') ? 'denied' : verdicts.includes('some') ? 'some' : 'allowed';

export const portsText = ({ from, to }: Pick<Ports, 'from' | 'to'>) =>
  from === to ? `${from}` : from === 0 && to === 65_535 ? 'all ports' : `${from}-${to}`;
