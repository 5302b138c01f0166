// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetsOf } from '../groups/subnets.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const modifyDBSubnetGroup: Operation<'rds', 'ModifyDBSubnetGroup'> = (input, ctx) => {
  const record = requireSubnetGroup(input.DBSubnetGroupName, ctx);
  const changed = {
    ...record,
    description: input.DBSubnetGroupDescription ?? record.description,
    ...subnetsOf(input.SubnetIds ?? [], ctx, record),
  };
  ctx.put(subnetGroups, record.name, changed);
  return { DBSubnetGroup: subnetGroupView(changed, ctx) };
};
