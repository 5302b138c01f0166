// EC2 API, DescribeTags.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { checkMaxResults, paginate } from '../describe/selection.ts';
import { tagsTable } from '../state.ts';

export const describeTags: Operation<'ec2', 'DescribeTags'> = (input, ctx) => {
  checkMaxResults(input.MaxResults);
  const all = ctx.keys(tagsTable).flatMap((ResourceId) => {
    const record = ctx.get(tagsTable, ResourceId);
    return (record?.Tags ?? []).map(({ Key, Value }) => ({
      Key,
      Value,
      ResourceId,
      ResourceType: record?.ResourceType,
    }));
  });
  const chosen = all.filter((tag) =>
    matches(
      input.Filters,
      { key: tag.Key, value: tag.Value, 'resource-id': tag.ResourceId, 'resource-type': tag.ResourceType },
      [tag],
    ),
  );
  const { items, NextToken } = paginate(chosen, ({ ResourceId, Key }) => `${ResourceId}/${Key}`, input);
  return { Tags: items, NextToken };
};
