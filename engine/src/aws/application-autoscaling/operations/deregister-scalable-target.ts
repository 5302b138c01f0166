// DeregisterScalableTarget: deletes its policies, their alarms and its scheduled actions as well.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html
import type { Operation } from '../../../kernel/context.ts';
import { policiesOf, requireTarget, scheduledActionsOf, targetName } from '../find.ts';
import { deleteTrackingAlarms } from '../scaling/tracking-alarms.ts';
import {
  atRest,
  policies,
  policyKey,
  scalableTargets,
  scheduledActionKey,
  scheduledActions,
  targetKey,
} from '../state.ts';

export const deregisterScalableTarget: Operation<'application-autoscaling', 'DeregisterScalableTarget'> = (
  input,
  ctx,
) => {
  const target = requireTarget(ctx, targetName(input));
  for (const policy of policiesOf(ctx, target)) {
    deleteTrackingAlarms(ctx, policy);
    ctx.delete(policies, policyKey(policy));
  }
  for (const action of scheduledActionsOf(ctx, target))
    ctx.delete(scheduledActions, scheduledActionKey(action));
  ctx.delete(atRest, targetKey(target));
  ctx.delete(scalableTargets, targetKey(target));
  return {};
};
