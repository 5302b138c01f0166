// EC2 API, ReplaceRouteTableAssociation: also how another table is made the main one.

import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { routeTableTable } from '../state.ts';

export const replaceRouteTableAssociation: Operation<'ec2', 'ReplaceRouteTableAssociation'> = (
  input,
  ctx,
) => {
  const target = requireRouteTable(ctx, input.RouteTableId);
  const source = ctx
    .all(routeTableTable)
    .find(({ Associations }) =>
      Associations.some((one) => one.RouteTableAssociationId === input.AssociationId),
    );
  const moved = source?.Associations.find((one) => one.RouteTableAssociationId === input.AssociationId);
  if (!source || !moved) throw associationNotFound(input.AssociationId ?? '');
  const RouteTableAssociationId = `rtbassoc-${ctx.ids.hex(17)}`;
  const left = source.Associations.filter((one) => one !== moved);
  ctx.put(routeTableTable, source.RouteTableId, { ...source, Associations: left });
  const now = requireRouteTable(ctx, target.RouteTableId);
  ctx.put(routeTableTable, now.RouteTableId, {
    ...now,
    Associations: [...now.Associations, { ...moved, RouteTableAssociationId }],
  });
  return { NewAssociationId: RouteTableAssociationId, AssociationState: { State: 'associated' } };
};
