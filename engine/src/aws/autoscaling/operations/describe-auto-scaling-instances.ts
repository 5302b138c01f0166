// Auto Scaling API, DescribeAutoScalingInstances: ids that are in no group are left out.
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
