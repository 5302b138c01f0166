// EC2 API, DisassociateRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireAssociation } from '../find/route-table-association.ts';
import { routeTableTable } from '../state.ts';

export const disassociateRouteTable: Operation<'ec2', 'DisassociateRouteTable'> = (input, ctx) => {
  const { table, association } = requireAssociation(ctx, input.AssociationId);
  if (association.Main) {
    throw invalidParameterValue(
      `cannot disassociate the main route table association ${input.AssociationId}`,
    );
  }
  const Associations = table.Associations.filter((other) => other !== association);
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Associations });
  return {};
};
