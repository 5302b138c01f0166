// Routes: the most specific one that fits counts, of the table of the subnet, or else of the VPC's main table.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { prefixLength, share } from './cidr.ts';
import { type Check, everywhere, type Network, type Spot, type Verdict } from './network.ts';

export function tableOf(
  network: Network,
  subnetId: string | undefined,
  vpcId: string,
): RouteTable | undefined {
  const isOf = (wanted: (association: { SubnetId?: string; Main?: boolean }) => boolean | undefined) =>
    network.routeTables.find(
      ({ VpcId, Associations = [] }) => VpcId === vpcId && Associations.some((each) => wanted(each)),
    );
  return isOf(({ SubnetId }) => subnetId !== undefined && SubnetId === subnetId) ?? isOf(({ Main }) => Main);
}

/** Between two spots with private addresses. */
export function privateRoute(
  network: Network,
  from: Spot,
  to: Spot,
  direction: 'out' | 'answers out',
): Check {
  const table = tableOf(network, from.subnetId, from.vpcId);
  const base = { gate: 'route', id: table?.RouteTableId ?? from.vpcId, direction } as const;
  if (from.vpcId === to.vpcId) return { ...base, verdict: 'allowed', by: 'local: both are in the VPC' };
  const route = bestRoute(network, table, to.cidr);
  const command = `aws ec2 create-route --route-table-id ${table?.RouteTableId} --destination-cidr-block ${to.cidr} --vpc-peering-connection-id ID`;
  const add = missingRoute(table, to.cidr, 'VpcPeeringConnectionId', command);
  if (!route) {
    return {
      ...base,
      verdict: 'denied',
      by: `no route from ${from.vpcId} to ${to.cidr} in ${to.vpcId}`,
      missing: add,
    };
  }
  const by = routeText(route);
  if (route.State === 'blackhole') return { ...base, verdict: 'denied', by: `${by} is a black hole` };
  if (route.VpcPeeringConnectionId) return { ...base, verdict: 'allowed', by };
  if (isInternet(route) || route.NatGatewayId) {
    return { ...base, verdict: 'denied', by: `${by} leads to no private address`, missing: add };
  }
  return { ...base, verdict: 'some', by: `${by} is not followed any further` };
}

/** From a spot to the internet: an internet gateway needs a public address, a NAT gateway a way out of its own. */
export function wayOut(network: Network, spot: Spot): Check {
  const table = tableOf(network, spot.subnetId, spot.vpcId);
  const base = { gate: 'route', id: table?.RouteTableId ?? spot.vpcId, direction: 'out' } as const;
  const route = bestRoute(network, table, everywhere);
  if (!route) {
    const command = `aws ec2 create-route --route-table-id ${table?.RouteTableId} --destination-cidr-block ${everywhere} --nat-gateway-id ID`;
    const add = missingRoute(table, everywhere, 'NatGatewayId', command);
    return { ...base, verdict: 'denied', by: 'no route to the internet', missing: add };
  }
  const by = routeText(route);
  const said = (verdict: Verdict, text = by): Check => ({ ...base, verdict, by: text });
  if (route.State === 'blackhole') return said('denied', `${by} is a black hole`);
  if (isInternet(route)) {
    return spot.hasPublicAddress
      ? said('allowed')
      : said(
          'denied',
          `${by} needs a public address, which it does not have: assign one (assignPublicIp ENABLED), or use a subnet whose route leads to a NAT gateway`,
        );
  }
  if (!route.NatGatewayId) return said('some', `${by} is not followed any further`);
  const nat = network.natGateways.find(({ NatGatewayId }) => NatGatewayId === route.NatGatewayId);
  const onward = nat && bestRoute(network, tableOf(network, nat.SubnetId, nat.VpcId ?? ''), everywhere);
  if (nat?.ConnectivityType === 'private') return said('denied', `${by} is a private NAT gateway`);
  if (!onward || !isInternet(onward) || onward.State === 'blackhole') {
    return said('denied', `${by}, whose own subnet has no route to an internet gateway`);
  }
  return said('allowed', `${by}, and on by ${onward.GatewayId}`);
}

/** From the internet to a spot. Answers go back the same way. */
export function wayIn(network: Network, spot: Spot): Check {
  const table = tableOf(network, spot.subnetId, spot.vpcId);
  const base = { gate: 'route', id: table?.RouteTableId ?? spot.vpcId, direction: 'in' } as const;
  if (!spot.hasPublicAddress) return { ...base, verdict: 'denied', by: 'it has no public address' };
  const route = bestRoute(network, table, everywhere);
  if (route && isInternet(route) && route.State !== 'blackhole') {
    return { ...base, verdict: 'allowed', by: routeText(route) };
  }
  const command = `aws ec2 create-route --route-table-id ${table?.RouteTableId} --destination-cidr-block ${everywhere} --gateway-id ID`;
  const add = missingRoute(table, everywhere, 'GatewayId', command);
  const by = route ? `${routeText(route)} is no internet gateway` : 'no route to an internet gateway';
  return { ...base, verdict: 'denied', by, missing: add };
}

/** Blackholes count: a more specific one hides the route that would lead on. */
function bestRoute(network: Network, table: RouteTable | undefined, cidr: string): Route | undefined {
  const fits = (table?.Routes ?? []).flatMap((route) => {
    const blocks = route.DestinationPrefixListId
      ? (network.prefixLists.get(route.DestinationPrefixListId) ?? [])
      : [route.DestinationCidrBlock ?? ''];
    const block = blocks.find((each) => share(each, cidr) === 'all');
    return block === undefined ? [] : [{ route, length: prefixLength(block) }];
  });
  return fits.sort((a, b) => b.length - a.length)[0]?.route;
}

const isInternet = ({ GatewayId }: Route) => GatewayId?.startsWith('igw-') === true;

function routeText(route: Route): string {
  const target =
    route.GatewayId ??
    route.NatGatewayId ??
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    'a target';
  return `${route.DestinationCidrBlock ?? route.DestinationPrefixListId} by ${target}`;
}

const missingRoute = (table: RouteTable | undefined, cidr: string, target: string, command: string) => ({
  command,
  resource: {
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: table?.RouteTableId, DestinationCidrBlock: cidr, [target]: 'ID' },
  },
});
