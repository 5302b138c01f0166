// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { subnetGroupExists } from '../faults.ts';
import { subnetsOf } from '../groups/subnets.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const createDBSubnetGroup: Operation<'rds', 'CreateDBSubnetGroup'> = (input, ctx) => {
  const name = (input.DBSubnetGroupName ?? '').toLowerCase();
  if (ctx.get(subnetGroups, name)) throw subnetGroupExists(name);
  const record = {
    name,
    description: input.DBSubnetGroupDescription ?? '',
    ...subnetsOf(input.SubnetIds ?? [], ctx),
    tags: tagRecord(input.Tags),
  };
  ctx.put(subnetGroups, name, record);
  return { DBSubnetGroup: subnetGroupView(record, ctx) };
};
