// What an alarm can trigger in Auto Scaling: a scaling policy,
// `arn:aws:autoscaling:<region>:<account>:scalingPolicy:<uuid>:autoScalingGroupName/<group>:policyName/<policy>`.
import type { ActionTarget } from '../../kernel/action-target.ts';
import { requireGroup, requirePolicy } from './find.ts';
import { triggeringAlarm } from './scaling/alarms.ts';
import { propose } from './scaling/execute.ts';
import { proposalTable } from './state.ts';

/**
 * Works out what the policy asks for whenever it is triggered, since AWS repeats that for as long as the alarm's state
 * lasts. What policies ask for at the same time is compared before the group changes (controllers/dynamic-scaling.ts).
 */
const scalingPolicyTarget: ActionTarget = {
  owns: ({ service, resource }) =>
    service === 'autoscaling' && /^scalingPolicy:[^:]+:autoScalingGroupName\//.test(resource),
  perform({ arn, source, metric }, ctx) {
    const policy = requirePolicy(ctx, undefined, arn);
    const group = requireGroup(ctx, policy.AutoScalingGroupName);
    if (!policy.Enabled) return { status: 'ignored', reason: 'was not executed: the policy is disabled' };
    if (group.SuspendedProcesses.includes('AlarmNotification')) {
      return { status: 'ignored', reason: 'was not executed: the group has suspended AlarmNotification' };
    }
    const proposal = propose(ctx, group, policy, {
      honorCooldown: true,
      alarm: triggeringAlarm(ctx, source),
      metricValue: metric?.value,
      breachThreshold: metric?.threshold,
    });
    if (proposal) {
      const name = group.AutoScalingGroupName;
      const known = ctx.get(proposalTable, name)?.proposals ?? [];
      ctx.put(proposalTable, name, { proposals: [...known, proposal] });
    }
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [scalingPolicyTarget];
