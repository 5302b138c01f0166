// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheParameterGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { requireParameterGroup } from '../find.ts';
import { parameterGroups } from '../state.ts';
import { parameterGroupView } from '../views/groups.ts';

/** Those that were made: AWS's own are not listed. */
export const describeCacheParameterGroups: Operation<'elasticache', 'DescribeCacheParameterGroups'> = (
  { CacheParameterGroupName: name, MaxRecords = 100, Marker },
  ctx,
) => {
  const found = name === undefined ? ctx.all(parameterGroups) : [requireParameterGroup(name, ctx)];
  const shown = page(found, (group) => group.name, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  return {
    CacheParameterGroups: shown.items.map((group) => parameterGroupView(group, ctx)),
    ...(shown.nextToken !== undefined && { Marker: shown.nextToken }),
  };
};
