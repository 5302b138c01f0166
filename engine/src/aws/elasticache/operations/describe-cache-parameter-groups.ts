// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheParameterGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireParameterGroup } from '../find.ts';
import { parameterGroups } from '../state.ts';
import { parameterGroupView } from '../views/groups.ts';

/** Those that were made: AWS's own are not listed. */
export const describeCacheParameterGroups: Operation<'elasticache', 'DescribeCacheParameterGroups'> = (
  { CacheParameterGroupName: name, MaxRecords, Marker },
  ctx,
) => {
  const found = name === undefined ? ctx.all(parameterGroups) : [requireParameterGroup(name, ctx)];
  const { items, next } = markedPage(found, (group) => group.name, { MaxRecords, Marker });
  return { CacheParameterGroups: items.map((group) => parameterGroupView(group, ctx)), ...next };
};
