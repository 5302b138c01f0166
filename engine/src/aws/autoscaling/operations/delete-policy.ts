// Auto Scaling API, DeletePolicy: deletes a target tracking policy's alarms as well.
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { policyTable } from '../state.ts';

export const deletePolicy: Operation<'autoscaling', 'DeletePolicy'> = (input, ctx) => {
  const policy = requirePolicy(ctx, input.AutoScalingGroupName, input.PolicyName);
  if (policy.alarmNames.length > 0) {
    ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [...policy.alarmNames] });
  }
  ctx.delete(policyTable, `${policy.AutoScalingGroupName}/${policy.PolicyName}`);
  return {};
};
