// Auto Scaling API, CreateAutoScalingGroup. The controller launches the instances.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { causes } from '../activities/causes.ts';
import { groupExists, notSimulated, validationError } from '../faults.ts';
import { checkBounds } from '../group/capacity.ts';
import { sourceFrom } from '../group/launch-source.ts';
import { putHook } from '../group/lifecycle-hooks.ts';
import { checkTargetGroups, recordedFrom, settingsFrom } from '../group/settings.ts';
import { quotas } from '../quotas.ts';
import { type GroupRecord, groupTable } from '../state.ts';

export const createAutoScalingGroup: Operation<'autoscaling', 'CreateAutoScalingGroup'> = (input, ctx) => {
  const name = input.AutoScalingGroupName!;
  if (!/^[!-9;-~]{1,255}$/.test(name)) {
    throw validationError(`Group name ${name} is invalid: printable ASCII without colons, at most 255`);
  }
  if (ctx.get(groupTable, name)) throw groupExists(name);
  checkQuota(ctx, quotas.groups, ctx.keys(groupTable).length + 1);
  checkQuota(ctx, quotas.groupSize, input.MaxSize!);
  if (input.InstanceId) throw notSimulated('groups made from an instance (InstanceId)');
  if (input.LoadBalancerNames?.length) throw notSimulated('Classic Load Balancers');
  const source = sourceFrom(ctx, input);
  if (!source) {
    throw validationError(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    );
  }
  const settings = settingsFrom(ctx, input);
  if (!settings.AvailabilityZones?.length) {
    throw validationError('At least one Availability Zone or VPC Subnet is required.');
  }
  const targetGroups = [
    ...(input.TargetGroupARNs ?? []),
    ...(input.TrafficSources ?? []).map(({ Identifier = '' }) => Identifier),
  ];
  checkQuota(ctx, quotas.targetGroupsPerGroup, targetGroups.length);
  checkTargetGroups(ctx, targetGroups);
  const group: GroupRecord = {
    AutoScalingGroupName: name,
    AutoScalingGroupARN: ctx.arn(
      'autoscaling',
      `autoScalingGroup:${ctx.ids.uuid()}:autoScalingGroupName/${name}`,
    ),
    CreatedTime: ctx.now,
    MinSize: input.MinSize!,
    MaxSize: input.MaxSize!,
    DesiredCapacity: input.DesiredCapacity ?? input.MinSize!,
    SubnetIds: [],
    AvailabilityZones: [],
    TargetGroupARNs: targetGroups,
    DefaultCooldown: 300,
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 0,
    TerminationPolicies: ['Default'],
    NewInstancesProtectedFromScaleIn: false,
    CapacityRebalance: false,
    SuspendedProcesses: [],
    EnabledMetrics: [],
    Tags: (input.Tags ?? []).map(({ Key = '', Value = '', PropagateAtLaunch = false }) => ({
      Key,
      Value,
      PropagateAtLaunch,
    })),
    ServiceLinkedRoleARN: `arn:aws:iam::${ctx.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    launchFailures: 0,
    recorded: recordedFrom(input),
    ...settings,
    ...source,
  };
  checkBounds(group);
  const { DesiredCapacity } = group;
  ctx.put(groupTable, name, {
    ...group,
    ...(DesiredCapacity > 0 ? { pendingCause: causes.created(ctx.now, DesiredCapacity) } : {}),
  });
  for (const hook of input.LifecycleHookSpecificationList ?? []) {
    putHook(ctx, { ...hook, AutoScalingGroupName: name });
  }
  return {};
};
