// Auto Scaling API, UpdateAutoScalingGroup. A new launch template applies to new instances only.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { causes } from '../activities/causes.ts';
import { requireGroup } from '../find.ts';
import { checkBounds, clamp } from '../group/capacity.ts';
import { sourceFrom } from '../group/launch-source.ts';
import { recordedFrom, settingsFrom } from '../group/settings.ts';
import { quotas } from '../quotas.ts';
import { groupTable } from '../state.ts';

export const updateAutoScalingGroup: Operation<'autoscaling', 'UpdateAutoScalingGroup'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  checkQuota(ctx, quotas.groupSize, input.MaxSize ?? 0);
  const VPCZoneIdentifier = input.VPCZoneIdentifier ?? group.SubnetIds.join(',');
  const source = sourceFrom(ctx, { ...input, VPCZoneIdentifier });
  const { LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy, ...rest } = group;
  const present = { LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy };
  const settings = settingsFrom(ctx, input);
  const bounds = {
    MinSize: settings.MinSize ?? group.MinSize,
    MaxSize: settings.MaxSize ?? group.MaxSize,
  };
  // Without a desired capacity in the request, the present one is brought inside the new bounds.
  const DesiredCapacity = input.DesiredCapacity ?? clamp(group.DesiredCapacity, bounds);
  const changed = { ...rest, ...settings, ...bounds, ...(source ?? present), DesiredCapacity };
  checkBounds(changed);
  const { MinSize, MaxSize } = bounds;
  const cause = causes.updated(ctx.now, MinSize, MaxSize, group.DesiredCapacity, DesiredCapacity);
  ctx.put(groupTable, group.AutoScalingGroupName, {
    ...changed,
    recorded: recordedFrom(input, group.recorded),
    ...(DesiredCapacity === group.DesiredCapacity ? {} : { pendingCause: cause }),
    // The update may have fixed what made launches fail: retry at once.
    launchFailures: 0,
    ...(group.launchRetryAt === undefined ? {} : { launchRetryAt: ctx.now }),
  });
  return {};
};
