// Auto Scaling API, DescribeAutoScalingInstances: ids that belong to no group are ignored.
import type { Operation } from '../../../kernel/context.ts';
import { paginate } from '../find.ts';
import { memberTable } from '../state.ts';
import { memberDetails } from '../views.ts';

export const describeAutoScalingInstances: Operation<'autoscaling', 'DescribeAutoScalingInstances'> = (
  input,
  ctx,
) => {
  const ids = input.InstanceIds ?? [];
  const chosen = ctx
    .all(memberTable)
    .filter(({ InstanceId }) => ids.length === 0 || ids.includes(InstanceId));
  const { page, NextToken } = paginate(chosen, ({ InstanceId }) => InstanceId, input);
  return { AutoScalingInstances: page.map(memberDetails), NextToken };
};
