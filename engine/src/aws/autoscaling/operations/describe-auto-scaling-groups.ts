// Auto Scaling API, DescribeAutoScalingGroups.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { paginate } from '../find.ts';
import { groupTable } from '../state.ts';
import { groupView } from '../views.ts';

export const describeAutoScalingGroups: Operation<'autoscaling', 'DescribeAutoScalingGroups'> = (
  input,
  ctx,
) => {
  const names = input.AutoScalingGroupNames ?? [];
  const chosen = ctx
    .all(groupTable)
    .filter(({ AutoScalingGroupName }) => names.length === 0 || names.includes(AutoScalingGroupName))
    .filter(({ Tags }) =>
      (input.Filters ?? []).every(({ Name = '', Values = [] }) => {
        if (Name === 'tag-key') return Tags.some(({ Key }) => Values.includes(Key));
        if (Name === 'tag-value') return Tags.some(({ Value }) => Values.includes(Value));
        if (!Name.startsWith('tag:')) throw validationError(`Filter type ${Name} is not correct.`);
        return Tags.some(({ Key, Value }) => `tag:${Key}` === Name && Values.includes(Value));
      }),
    );
  const { page, NextToken } = paginate(chosen, ({ AutoScalingGroupName }) => AutoScalingGroupName, input);
  return { AutoScalingGroups: page.map((group) => groupView(group, ctx)), NextToken };
};
