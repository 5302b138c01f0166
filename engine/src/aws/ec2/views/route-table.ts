// Route tables as DescribeRouteTables returns them.
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { type ReadContext, requireRouteTable } from '../find/require.ts';
import {
  egressOnlyGatewayTable,
  internetGatewayTable,
  natGatewayTable,
  networkInterfaceTable,
  type RouteRecord,
  type RouteTableRecord,
  routeTableTable,
} from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const routeTables: Kind<RouteTableRecord, RouteTable> = {
  table: routeTableTable,
  require: requireRouteTable,
  idOf: ({ RouteTableId }) => RouteTableId,
  facets: (table, ctx) => ({
    'association.gateway-id': undefined,
    'association.main': table.Associations.map(({ Main }) => String(Main)),
    'association.route-table-association-id': table.Associations.map((one) => one.RouteTableAssociationId),
    'association.route-table-id': table.Associations.length > 0 ? table.RouteTableId : undefined,
    'association.subnet-id': table.Associations.map(({ SubnetId }) => SubnetId),
    'owner-id': ctx.account,
    'route-table-id': table.RouteTableId,
    'route.destination-cidr-block': table.Routes.map(({ Destination }) => Destination),
    'route.gateway-id': table.Routes.map(({ Target }) => Target.GatewayId),
    'route.nat-gateway-id': table.Routes.map(({ Target }) => Target.NatGatewayId),
    'route.instance-id': table.Routes.map(({ Target }) => Target.InstanceId),
    'route.origin': table.Routes.map(({ Origin }) => Origin),
    'route.state': table.Routes.map((route) => stateOf(route, ctx)),
    'vpc-id': table.VpcId,
  }),
  view: (table, ctx) => ({
    RouteTableId: table.RouteTableId,
    VpcId: table.VpcId,
    OwnerId: ctx.account,
    PropagatingVgws: [],
    Routes: table.Routes.map((route) => viewRoute(route, ctx)),
    Associations: table.Associations.map((association) => ({
      ...association,
      RouteTableId: table.RouteTableId,
      AssociationState: { State: 'associated' },
    })),
    Tags: tagsOf(ctx, table.RouteTableId),
  }),
};

function viewRoute(route: RouteRecord, ctx: ReadContext): Route {
  const { Destination, Target, Origin } = route;
  const destination: Route = Destination.startsWith('pl-')
    ? { DestinationPrefixListId: Destination }
    : Destination.includes(':')
      ? { DestinationIpv6CidrBlock: Destination }
      : { DestinationCidrBlock: Destination };
  return { ...destination, ...Target, Origin, State: stateOf(route, ctx) };
}

/** A route whose target was deleted or detached is a blackhole. */
function stateOf({ Target }: RouteRecord, ctx: ReadContext): 'active' | 'blackhole' {
  const { GatewayId, NatGatewayId, NetworkInterfaceId, EgressOnlyInternetGatewayId: egressOnly } = Target;
  const isLost =
    (GatewayId?.startsWith('igw-') && !ctx.get(internetGatewayTable, GatewayId)?.VpcId) ||
    (NatGatewayId && ctx.get(natGatewayTable, NatGatewayId)?.DeleteTime !== undefined) ||
    (NetworkInterfaceId && !ctx.get(networkInterfaceTable, NetworkInterfaceId)) ||
    (egressOnly && !ctx.get(egressOnlyGatewayTable, egressOnly));
  return isLost ? 'blackhole' : 'active';
}
