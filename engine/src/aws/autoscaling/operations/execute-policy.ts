// Auto Scaling API, ExecutePolicy: by a user, or by an alarm (CloudWatch honours the cooldown and tells the metric).
import type { Operation } from '../../../kernel/context.ts';
import { requiredGroup, requiredPolicy } from '../find.ts';
import { execute } from '../scaling/execute.ts';

export const executePolicy: Operation<'autoscaling', 'ExecutePolicy'> = (input, ctx) => {
  const policy = requiredPolicy(ctx, input.AutoScalingGroupName, input.PolicyName);
  const group = requiredGroup(ctx, policy.AutoScalingGroupName);
  if (!policy.Enabled) return {};
  execute(ctx, group, policy, {
    honorCooldown: input.HonorCooldown ?? false,
    metricValue: input.MetricValue,
    breachThreshold: input.BreachThreshold,
  });
  return {};
};
