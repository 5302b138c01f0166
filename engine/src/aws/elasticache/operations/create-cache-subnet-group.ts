// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { subnetGroupExists } from '../faults.ts';
import { subnetsOf } from '../groups/subnets.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const createCacheSubnetGroup: Operation<'elasticache', 'CreateCacheSubnetGroup'> = (input, ctx) => {
  const name = (input.CacheSubnetGroupName ?? '').toLowerCase();
  if (ctx.get(subnetGroups, name)) throw subnetGroupExists(name);
  const record = {
    name,
    description: input.CacheSubnetGroupDescription ?? '',
    ...subnetsOf(input.SubnetIds ?? [], ctx),
    tags: tagRecord(input.Tags),
  };
  ctx.put(subnetGroups, name, record);
  return { CacheSubnetGroup: subnetGroupView(record, ctx) };
};
