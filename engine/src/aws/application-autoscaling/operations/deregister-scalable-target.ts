// DeregisterScalableTarget: deletes its policies and their alarms as well.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { policiesOf, requireTarget, targetName } from '../find.ts';
import { deleteTrackingAlarms } from '../scaling/tracking-alarms.ts';
import { policies, policyKey, scalableTargets, targetKey } from '../state.ts';

export const deregisterScalableTarget: Operation<'application-autoscaling', 'DeregisterScalableTarget'> = (
  input,
  ctx,
) => {
  const target = requireTarget(ctx, targetName(input));
  for (const policy of policiesOf(ctx, target)) {
    deleteTrackingAlarms(ctx, policy);
    ctx.delete(policies, policyKey(policy));
  }
  ctx.delete(scalableTargets, targetKey(target));
  return {};
};
