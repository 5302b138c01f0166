// What an alarm can trigger of Application Auto Scaling: a scaling policy,
// `arn:aws:autoscaling:<region>:<account>:scalingPolicy:<uuid>:resource/<namespace>/<resource id>:policyName/<policy>`,
// to which AWS appends `:createdBy/<uuid>` in the alarms that it makes itself.
import type { ActionTarget } from '../../kernel/action-target.ts';
import { requirePolicyByArn } from './find.ts';
import { targetKey } from './state.ts';

/**
 * Has the scalable target looked at as a whole: which of several policies wins, and whether a cooldown is over, is
 * decided there. So it does for as long as the alarm's state lasts.
 */
const scalingPolicyTarget: ActionTarget = {
  owns: ({ service, resource }) =>
    service === 'autoscaling' && /^scalingPolicy:[^:]+:resource\//.test(resource),
  perform({ arn }, ctx) {
    const policy = requirePolicyByArn(ctx, arn.replace(/:createdBy\/[^:]+$/, ''));
    ctx.enqueue('application-autoscaling/scalable-target', targetKey(policy));
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [scalingPolicyTarget];
