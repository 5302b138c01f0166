// EC2 API, DescribeTags.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../filters.ts';
import { paginate } from '../selection.ts';
import { tagsTable } from '../state.ts';

export const describeTags: Operation<'ec2', 'DescribeTags'> = (input, ctx) => {
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
  const { page, NextToken } = paginate(chosen, input);
  return { Tags: [...page], NextToken };
};
