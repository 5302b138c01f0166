// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { subnetGroupInUse } from '../faults.ts';
import { requireSubnetGroup } from '../find.ts';
import { databases, subnetGroups } from '../state.ts';

export const deleteDBSubnetGroup: Operation<'rds', 'DeleteDBSubnetGroup'> = (input, ctx) => {
  const { name } = requireSubnetGroup(input.DBSubnetGroupName, ctx);
  const user = ctx
    .all(databases)
    .find(({ subnetGroup, status }) => subnetGroup === name && status !== 'deleting');
  if (user) throw subnetGroupInUse(name, user.id);
  ctx.delete(subnetGroups, name);
  return {};
};
