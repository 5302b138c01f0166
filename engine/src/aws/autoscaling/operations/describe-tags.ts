// Auto Scaling API, DescribeTags.
import type { Operation } from '../../../kernel/context.ts';
import { paginate } from '../find.ts';
import { groupTable } from '../state.ts';
import { tagViews } from '../views.ts';

export const describeTags: Operation<'autoscaling', 'DescribeTags'> = (input, ctx) => {
  const chosen = ctx
    .all(groupTable)
    .flatMap(tagViews)
    .filter((tag) =>
      (input.Filters ?? []).every(({ Name, Values = [] }) => {
        const value = {
          'auto-scaling-group': tag.ResourceId,
          key: tag.Key,
          value: tag.Value,
          'propagate-at-launch': String(tag.PropagateAtLaunch),
        }[Name ?? ''];
        return value !== undefined && Values.includes(value);
      }),
    );
  const { page, NextToken } = paginate(chosen, ({ ResourceId, Key }) => `${ResourceId}/${Key}`, input);
  return { Tags: [...page], NextToken };
};
