// A network of two VPCs, with what a test changes of it, and the ends in it.
import type { IpPermission, NetworkAclEntry, Route } from '@aws-sdk/client-ec2';
import type { Network, Place, Ports, Spot } from './network.ts';

export const web: Ports = { protocol: 'tcp', from: 8080, to: 8080 };
export const https: Ports = { protocol: 'tcp', from: 443, to: 443 };
export const everything: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
export const local: Route = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
export const toInternet: Route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' };
export const open: NetworkAclEntry[] = [true, false].map((Egress) => ({
  RuleNumber: 100,
  Egress,
  Protocol: '-1',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
}));
export const entry = (RuleNumber: number, more: NetworkAclEntry = {}): NetworkAclEntry => ({
  RuleNumber,
  Egress: false,
  Protocol: '6',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  ...more,
});
export const tcp = (from: number, to = from) => ({ IpProtocol: 'tcp', FromPort: from, ToPort: to });

/** VPC 10.0.0.0/16: subnet a is public, subnet b has the routes of `b`; 10.1.0.0/16 is another VPC. */
export function network({
  groups = {},
  egress = {},
  acl = open,
  b = [local],
  lists = {},
}: {
  groups?: Record<string, IpPermission[]>;
  egress?: Record<string, IpPermission[]>;
  acl?: NetworkAclEntry[];
  b?: Route[];
  lists?: Record<string, string[]>;
}): Network {
  const table = (RouteTableId: string, VpcId: string, SubnetId: string, Routes: Route[]) => ({
    RouteTableId,
    VpcId,
    Routes,
    Associations: [{ SubnetId, Main: false }],
  });
  return {
    vpcs: [],
    subnets: [
      { SubnetId: 'a', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' },
      { SubnetId: 'b', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' },
      { SubnetId: 'far', VpcId: 'vpc-2', CidrBlock: '10.1.0.0/24' },
    ],
    securityGroups: ['front', 'back'].map((GroupId) => ({
      GroupId,
      IpPermissions: groups[GroupId] ?? [],
      IpPermissionsEgress: egress[GroupId] ?? [everything],
    })),
    networkAcls: [
      { NetworkAclId: 'acl-open', VpcId: 'vpc-1', IsDefault: true, Entries: open },
      {
        NetworkAclId: 'acl-b',
        VpcId: 'vpc-1',
        Entries: acl,
        Associations: [{ SubnetId: 'b' }],
      },
    ],
    routeTables: [
      table('rtb-a', 'vpc-1', 'a', [local, toInternet]),
      table('rtb-b', 'vpc-1', 'b', b),
      table('rtb-far', 'vpc-2', 'far', [
        { DestinationCidrBlock: '10.0.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'active' },
      ]),
    ],
    natGateways: [{ NatGatewayId: 'nat-1', VpcId: 'vpc-1', SubnetId: 'a', ConnectivityType: 'public' }],
    prefixLists: new Map(Object.entries(lists)),
  };
}

export const place = (more: Partial<Place> & { spot?: Partial<Spot> }): Place => ({
  name: 'x',
  kind: 'service',
  groups: ['back'],
  spots: [{ vpcId: 'vpc-1', subnetId: 'b', cidr: '10.0.1.9/32', hasPublicAddress: false, ...more.spot }],
  ports: [],
  clientPorts: { from: 32_768, to: 60_999 },
  ...more,
});
export const front = place({ groups: ['front'], spot: { subnetId: 'a', cidr: '10.0.0.5/32' } });
export const back = place({});
export const internet = place({ kind: 'internet', groups: undefined, spots: [] });
export const far = place({
  groups: undefined,
  spot: { vpcId: 'vpc-2', subnetId: 'far', cidr: '10.1.0.7/32' },
});
export function tcpRange(From: number, To = From): NetworkAclEntry {
  return { PortRange: { From, To } };
}
export const isPublic = { hasPublicAddress: true, subnetId: 'a', cidr: '10.0.0.6/32' };
