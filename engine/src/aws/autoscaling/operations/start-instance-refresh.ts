// Auto Scaling API, StartInstanceRefresh: rolling replacement. Checkpoints, bake time, alarms and rollback
// are refused.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { notSimulated, refreshInProgress, validationError } from '../faults.ts';
import { membersOf, requireGroup } from '../find.ts';
import { sourceFrom } from '../group/launch-source.ts';
import { groupTable, refreshTable } from '../state.ts';

export const startInstanceRefresh: Operation<'autoscaling', 'StartInstanceRefresh'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const name = group.AutoScalingGroupName;
  const { Preferences = {} } = input;
  if (input.Strategy && input.Strategy !== 'Rolling') throw notSimulated(`the ${input.Strategy} strategy`);
  if (Preferences.AutoRollback) throw notSimulated('automatic rollback of an instance refresh');
  if (Preferences.BakeTime) throw notSimulated('the bake time of an instance refresh');
  if (Preferences.AlarmSpecification?.Alarms?.length)
    throw notSimulated('alarms that stop an instance refresh');
  if (Preferences.CheckpointPercentages?.length) throw notSimulated('checkpoints of an instance refresh');
  const isRunning = ctx
    .all(refreshTable)
    .some((one) => one.AutoScalingGroupName === name && ['InProgress', 'Cancelling'].includes(one.Status));
  if (isRunning) throw refreshInProgress();
  const { MinHealthyPercentage = 90, MaxHealthyPercentage = 100 } = Preferences;
  if (MaxHealthyPercentage - MinHealthyPercentage > 100) {
    throw validationError(
      'The difference between MaxHealthyPercentage and MinHealthyPercentage cannot be greater than 100.',
    );
  }
  const wanted = input.DesiredConfiguration;
  const source = wanted && sourceFrom(ctx, { ...wanted, VPCZoneIdentifier: group.SubnetIds.join(',') });
  if (source) {
    const { LaunchTemplate, LaunchConfigurationName, MixedInstancesPolicy, ...rest } = group;
    ctx.put(groupTable, name, { ...rest, ...source });
  }
  const InstanceRefreshId = ctx.ids.uuid();
  const instanceIds = membersOf(ctx, name)
    .filter(({ LifecycleState }) => LifecycleState?.startsWith('Terminating') !== true)
    .map(({ InstanceId }) => InstanceId);
  ctx.put(refreshTable, InstanceRefreshId, {
    InstanceRefreshId,
    AutoScalingGroupName: name,
    Status: 'InProgress',
    StartTime: ctx.now,
    InstancesToUpdate: instanceIds.length,
    instanceIds,
    Preferences: plain(Preferences),
  });
  ctx.enqueue('autoscaling/group', name);
  return { InstanceRefreshId };
};
