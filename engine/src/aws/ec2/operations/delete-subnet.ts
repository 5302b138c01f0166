// EC2 API, DeleteSubnet.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { requireSubnet } from '../find/require.ts';
import { networkInterfaceTable, routeTableTable, subnetTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteSubnet: Operation<'ec2', 'DeleteSubnet'> = (input, ctx) => {
  const { SubnetId: id, VpcId } = requireSubnet(ctx, input.SubnetId);
  if (ctx.all(networkInterfaceTable).some(({ SubnetId }) => SubnetId === id)) {
    throw dependencyViolation(`The subnet '${id}' has dependencies and cannot be deleted.`);
  }
  for (const table of ctx.all(routeTableTable)) {
    if (table.VpcId !== VpcId || !table.Associations.some(({ SubnetId }) => SubnetId === id)) continue;
    const Associations = table.Associations.filter(({ SubnetId }) => SubnetId !== id);
    ctx.put(routeTableTable, table.RouteTableId, { ...table, Associations });
  }
  ctx.delete(subnetTable, id);
  removeTags(ctx, id);
  return {};
};
