// DeregisterScalableTarget: its policies and their alarms go with it.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { targetNotFound } from '../faults.ts';
import { targetName } from '../find.ts';
import { deleteTrackingAlarms } from '../scaling/tracking-alarms.ts';
import { policies, policyKey, scalableTargets, targetKey } from '../state.ts';

export const deregisterScalableTarget: Operation<'application-autoscaling', 'DeregisterScalableTarget'> = (
  input,
  ctx,
) => {
  const name = targetName(input);
  const key = targetKey(name);
  if (!ctx.get(scalableTargets, key)) throw targetNotFound(name);
  for (const policy of ctx.all(policies).filter((candidate) => targetKey(candidate) === key)) {
    deleteTrackingAlarms(ctx, policy);
    ctx.delete(policies, policyKey(policy));
  }
  ctx.delete(scalableTargets, key);
  return {};
};
