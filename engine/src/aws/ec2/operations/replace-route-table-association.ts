// EC2 API, ReplaceRouteTableAssociation: also makes another table the main one.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { requireAssociation } from '../find/route-table-association.ts';
import { routeTableTable } from '../state.ts';

export const replaceRouteTableAssociation: Operation<'ec2', 'ReplaceRouteTableAssociation'> = (
  input,
  ctx,
) => {
  const target = requireRouteTable(ctx, input.RouteTableId);
  const { table: source, association } = requireAssociation(ctx, input.AssociationId);
  if (source.VpcId !== target.VpcId) {
    throw invalidParameterValue(
      `Route table ${target.RouteTableId} and route table ${source.RouteTableId} belong to different networks`,
    );
  }
  const RouteTableAssociationId = `rtbassoc-${ctx.ids.hex(17)}`;
  const remaining = source.Associations.filter((other) => other !== association);
  ctx.put(routeTableTable, source.RouteTableId, { ...source, Associations: remaining });
  // Read again: source and target may be the same table.
  const current = requireRouteTable(ctx, target.RouteTableId);
  ctx.put(routeTableTable, current.RouteTableId, {
    ...current,
    Associations: [...current.Associations, { ...association, RouteTableAssociationId }],
  });
  return { NewAssociationId: RouteTableAssociationId, AssociationState: { State: 'associated' } };
};
