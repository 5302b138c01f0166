// EC2 API, AssociateRouteTable: a subnet uses one table, its own or the VPC's main one.
import type { Operation } from '../../../kernel/context.ts';
import { alreadyAssociated, invalidParameterValue, unsupported } from '../faults.ts';
import { requireRouteTable, requireSubnet } from '../find/require.ts';
import { findAssociation } from '../find/route-table-association.ts';
import { routeTableTable } from '../state.ts';

export const associateRouteTable: Operation<'ec2', 'AssociateRouteTable'> = (input, ctx) => {
  const table = requireRouteTable(ctx, input.RouteTableId);
  if (input.GatewayId) throw unsupported('Drydock associates route tables with subnets, not with gateways.');
  const subnet = requireSubnet(ctx, input.SubnetId);
  if (subnet.VpcId !== table.VpcId) {
    throw invalidParameterValue(
      `Route table ${table.RouteTableId} and subnet ${subnet.SubnetId} belong to different networks`,
    );
  }
  const found = findAssociation(ctx, ({ SubnetId }) => SubnetId === subnet.SubnetId);
  if (found?.table.RouteTableId === table.RouteTableId) {
    const AssociationId = found.association.RouteTableAssociationId;
    return { AssociationId, AssociationState: { State: 'associated' } };
  }
  if (found) {
    throw alreadyAssociated(
      `the specified association for route table ${table.RouteTableId} conflicts with an existing association`,
    );
  }
  const RouteTableAssociationId = `rtbassoc-${ctx.ids.hex(17)}`;
  ctx.put(routeTableTable, table.RouteTableId, {
    ...table,
    Associations: [
      ...table.Associations,
      { RouteTableAssociationId, SubnetId: subnet.SubnetId, Main: false },
    ],
  });
  return { AssociationId: RouteTableAssociationId, AssociationState: { State: 'associated' } };
};
