// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy, targetName } from '../find.ts';
import { deleteTrackingAlarms } from '../scaling/tracking-alarms.ts';
import { policies, policyKey } from '../state.ts';

export const deleteScalingPolicy: Operation<'application-autoscaling', 'DeleteScalingPolicy'> = (
  input,
  ctx,
) => {
  const target = targetName(input);
  const policy = requirePolicy(ctx, target, input.PolicyName ?? '');
  deleteTrackingAlarms(ctx, policy);
  ctx.delete(policies, policyKey(policy));
  return {};
};
