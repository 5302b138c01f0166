// Groups whose desired capacity is beyond what one may have: an earlier Drydock accepted any size.
import type { Excess, Quota } from '../../kernel/quota.ts';
import type { Reader } from '../../kernel/table.ts';
import { quotas } from './quotas.ts';
import { groupTable } from './state.ts';

export function excesses(state: Reader, quota: (quota: Quota) => number): Excess[] {
  const limit = quota(quotas.groupSize);
  return state
    .all(groupTable)
    .filter(({ DesiredCapacity }) => DesiredCapacity > limit)
    .map(({ AutoScalingGroupName, DesiredCapacity, MinSize }) => ({
      what: `the Auto Scaling group ${AutoScalingGroupName} has a desired capacity`,
      count: DesiredCapacity,
      quota: quotas.groupSize,
      lower: {
        service: 'autoscaling',
        operation: 'UpdateAutoScalingGroup',
        input: {
          AutoScalingGroupName,
          MinSize: Math.min(MinSize, limit),
          MaxSize: limit,
          DesiredCapacity: limit,
        },
      },
    }));
}
