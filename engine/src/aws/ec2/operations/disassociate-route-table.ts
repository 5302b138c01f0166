// EC2 API, DisassociateRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound, invalidParameterValue } from '../faults.ts';
import { routeTableTable } from '../state.ts';

export const disassociateRouteTable: Operation<'ec2', 'DisassociateRouteTable'> = (input, ctx) => {
  const id = input.AssociationId!;
  const table = ctx
    .all(routeTableTable)
    .find(({ Associations }) => Associations.some((one) => one.RouteTableAssociationId === id));
  if (!table) throw associationNotFound(id);
  if (table.Associations.some((one) => one.RouteTableAssociationId === id && one.Main)) {
    throw invalidParameterValue(`cannot disassociate the main route table association ${id}`);
  }
  const Associations = table.Associations.filter((one) => one.RouteTableAssociationId !== id);
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Associations });
  return {};
};
