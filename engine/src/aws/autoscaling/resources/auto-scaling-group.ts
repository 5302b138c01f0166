// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html
// Complete when the desired capacity is in service. CloudFormation itself waits for a CreationPolicy's signals.

import { bootNotes } from '../../../contracts/boot-notes.ts';
import type { Progress, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { membersOf, requireGroup } from '../find.ts';
import { activityTable, type GroupRecord, groupTable } from '../state.ts';
import { deleteGroup, isScaledToZero, waitsToBeEmpty } from './group-deletion.ts';
import { createGroup, readGroup, updateGroup } from './group-properties.ts';
import { continueRefresh, isRefreshing, startRefresh } from './refresh-update.ts';
import { continueRollingUpdate, isRolling, restoreGroup, startRollingUpdate } from './rolling-update.ts';

const notStabilized = fault('NotStabilized', (message: string) => message);
/** AWS does not give up at the first failed launch; after this many, the reason is unlikely to be temporary. */
const launchesTried = 3;
/** The properties whose change makes instances obsolete. CloudFormation reference, "UpdatePolicy attribute". */
const launchProperties = [
  'LaunchConfigurationName',
  'LaunchTemplate',
  'MixedInstancesPolicy',
  'VPCZoneIdentifier',
];

export const autoScalingGroupResource: ResourceType = {
  type: 'AWS::AutoScaling::AutoScalingGroup',
  create(request, ctx) {
    const known = request.memo?.name as string | undefined;
    const notifies =
      request.properties.NotificationConfigurations ?? request.properties.NotificationConfiguration;
    const message =
      known === undefined && notifies !== undefined
        ? 'Notifications of the group are not simulated: Drydock sends none.'
        : undefined;
    return whenStable(requireGroup(ctx, known ?? createGroup(request, ctx)), ctx, message);
  },
  update(name, request, ctx) {
    if (isRolling(request.memo)) return continueRollingUpdate(name, request, ctx);
    if (isRefreshing(request.memo)) return continueRefresh(name, request, ctx);
    if (request.memo?.name === undefined) {
      // An update that was cancelled half-way may have left its temporary sizes behind.
      restoreGroup(name, ctx);
      updateGroup(name, request, ctx);
      const replacing =
        startRollingUpdate(name, request, ctx) ?? startRefresh(name, request, launchProperties, ctx);
      if (replacing) return replacing;
    }
    return whenStable(requireGroup(ctx, name), ctx);
  },
  replaces({ before, after, updatePolicy }) {
    const policy = updatePolicy?.AutoScalingReplacingUpdate as { WillReplace?: unknown } | undefined;
    const differs = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
    return String(policy?.WillReplace) === 'true' && launchProperties.some(differs);
  },
  delete: deleteGroup,
  waitsFor(name, ctx) {
    const group = ctx.get(groupTable, name);
    if (!group) return undefined;
    const members = membersOf(ctx, name);
    const inService = members.filter(({ LifecycleState }) => LifecycleState === 'InService');
    if (members.length > 0 && isScaledToZero(group)) return waitsToBeEmpty(members);
    const counts = `${inService.length} of ${group.DesiredCapacity} instances are in service.`;
    const others = members
      .filter(({ LifecycleState }) => LifecycleState !== 'InService')
      .slice(0, 3)
      .map(({ InstanceId, LifecycleState }) => `${InstanceId} is ${LifecycleState}.`);
    const failed = ctx
      .all(activityTable)
      .findLast((one) => one.AutoScalingGroupName === name && one.StatusCode === 'Failed');
    const [first] = members;
    return [
      counts,
      ...others,
      ...(failed && group.launchFailures > 0 ? [`Failed activity: ${failed.StatusMessage}`] : []),
      ...(first ? bootNotes(ctx, first.InstanceId).map((note) => `${first.InstanceId}: ${note}`) : []),
    ].join(' ');
  },
  unread: [
    'InstanceId',
    'NotificationConfiguration',
    'NotificationConfigurations',
    'SkipZonalShiftValidation',
  ],
  read: readGroup,
  managed(name, ctx) {
    const { ScalingPolicies } = ctx.call('autoscaling', 'DescribePolicies', { AutoScalingGroupName: name });
    return ScalingPolicies?.length ? ['DesiredCapacity'] : [];
  },
  attributes(name, ctx) {
    return { AutoScalingGroupARN: requireGroup(ctx, name).AutoScalingGroupARN };
  },
};

function whenStable(group: GroupRecord, ctx: Context, message?: string): Progress {
  const name = group.AutoScalingGroupName;
  const inService = membersOf(ctx, name).filter(
    ({ LifecycleState }) => LifecycleState === 'InService',
  ).length;
  if (inService >= group.DesiredCapacity) return { status: 'success', physicalId: name };
  if (group.launchFailures >= launchesTried) {
    const failed = ctx
      .all(activityTable)
      .findLast((one) => one.AutoScalingGroupName === name && one.StatusCode === 'Failed');
    throw notStabilized(
      `Group did not stabilize. {current/minSize/maxSize} group size = {${inService}/${group.MinSize}/${group.MaxSize}}. Failed Scaling Activity: ${failed?.StatusMessage}`,
    );
  }
  return {
    status: 'in-progress',
    physicalId: name,
    configured: true,
    againInMs: 100,
    memo: { name },
    reason: 'Its instances are not yet in service.',
    ...(message ? { message } : {}),
  };
}
