// What an alarm can trigger in Application Auto Scaling: a scaling policy,
// `arn:aws:autoscaling:<region>:<account>:scalingPolicy:<uuid>:resource/<namespace>/<resource id>:policyName/<policy>`,
// to which AWS appends `:createdBy/<uuid>` in the alarms of target tracking policies.
import type { ActionTarget } from '../../kernel/action-target.ts';
import { requirePolicyByArn } from './find.ts';
import { atRest, targetKey } from './state.ts';

/**
 * Wakes the scalable target's controller, which compares all of the target's policies and their cooldowns. It acts for as
 * long as the alarm's state lasts, as on AWS.
 */
const scalingPolicyTarget: ActionTarget = {
  owns: ({ service, resource }) =>
    service === 'autoscaling' && /^scalingPolicy:[^:]+:resource\//.test(resource),
  perform({ arn, isNew }, ctx) {
    const key = targetKey(requirePolicyByArn(ctx, arn.replace(/:createdBy\/[^:]+$/, '')));
    if (isNew || !ctx.get(atRest, key)) ctx.enqueue('application-autoscaling/scalable-target', key);
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [scalingPolicyTarget];
