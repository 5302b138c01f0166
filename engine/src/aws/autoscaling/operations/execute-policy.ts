// Auto Scaling API, ExecutePolicy: at a user's request. An alarm executes a policy as an action (action-targets.ts).
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, requirePolicy } from '../find.ts';
import { execute } from '../scaling/execute.ts';

export const executePolicy: Operation<'autoscaling', 'ExecutePolicy'> = (input, ctx) => {
  const policy = requirePolicy(ctx, input.AutoScalingGroupName, input.PolicyName);
  const group = requireGroup(ctx, policy.AutoScalingGroupName);
  if (!policy.Enabled) return {};
  execute(ctx, group, policy, {
    honorCooldown: input.HonorCooldown ?? false,
    metricValue: input.MetricValue,
    breachThreshold: input.BreachThreshold,
  });
  return {};
};
