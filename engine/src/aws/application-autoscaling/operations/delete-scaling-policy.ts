// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { policyNotFound } from '../faults.ts';
import { targetName } from '../find.ts';
import { deleteTrackingAlarms } from '../scaling/tracking-alarms.ts';
import { policies, policyKey } from '../state.ts';

export const deleteScalingPolicy: Operation<'application-autoscaling', 'DeleteScalingPolicy'> = (
  input,
  ctx,
) => {
  const target = targetName(input);
  const name = input.PolicyName ?? '';
  const key = policyKey({ ...target, name });
  const policy = ctx.get(policies, key);
  if (!policy) throw policyNotFound(target, name);
  deleteTrackingAlarms(ctx, policy);
  ctx.delete(policies, key);
  return {};
};
