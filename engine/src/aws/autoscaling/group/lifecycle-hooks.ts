// Lifecycle hooks, which CreateAutoScalingGroup and PutLifecycleHook make, and changes to the actions that wait at them.

import type { PutLifecycleHookType } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { quotas } from '../quotas.ts';
import { hookKey, hookTable, type LifecycleAction, type MemberRecord, memberTable } from '../state.ts';

const transitions = ['autoscaling:EC2_INSTANCE_LAUNCHING', 'autoscaling:EC2_INSTANCE_TERMINATING'];

export function putHook(ctx: Context, input: PutLifecycleHookType): void {
  const group = requireGroup(ctx, input.AutoScalingGroupName).AutoScalingGroupName;
  const name = input.LifecycleHookName!;
  const known = ctx.get(hookTable, hookKey(group, name));
  if (!known) {
    const others = ctx.all(hookTable).filter((hook) => hook.AutoScalingGroupName === group);
    checkQuota(ctx, quotas.hooksPerGroup, others.length + 1);
  }
  const LifecycleTransition = input.LifecycleTransition ?? known?.LifecycleTransition;
  if (!LifecycleTransition || !transitions.includes(LifecycleTransition)) {
    throw validationError(
      `Lifecycle transition is invalid: ${LifecycleTransition ?? ''}. Valid ones are: ${transitions.join(', ')}`,
    );
  }
  const HeartbeatTimeout = input.HeartbeatTimeout ?? known?.HeartbeatTimeout ?? 3600;
  if (HeartbeatTimeout < 30 || HeartbeatTimeout > 7200) {
    throw validationError('Heartbeat timeout must be between 30 and 7200 seconds');
  }
  if (input.DefaultResult !== undefined && !['CONTINUE', 'ABANDON'].includes(input.DefaultResult)) {
    throw validationError(
      `Default result is invalid: ${input.DefaultResult}. Valid ones are: CONTINUE, ABANDON`,
    );
  }
  const NotificationMetadata = input.NotificationMetadata ?? known?.NotificationMetadata;
  const NotificationTargetARN = input.NotificationTargetARN ?? known?.NotificationTargetARN;
  const RoleARN = input.RoleARN ?? known?.RoleARN;
  if (NotificationTargetARN && !NotificationTargetARN.startsWith('arn:')) {
    throw validationError("'NotificationTargetARN' must be a valid ARN");
  }
  if (RoleARN && !NotificationTargetARN) {
    throw validationError("'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified");
  }
  ctx.put(hookTable, hookKey(group, name), {
    LifecycleHookName: name,
    AutoScalingGroupName: group,
    LifecycleTransition,
    HeartbeatTimeout,
    DefaultResult: (input.DefaultResult ?? known?.DefaultResult) === 'CONTINUE' ? 'CONTINUE' : 'ABANDON',
    ...(NotificationMetadata ? { NotificationMetadata } : {}),
    ...(NotificationTargetARN ? { NotificationTargetARN } : {}),
    ...(RoleARN ? { RoleARN } : {}),
  });
  if (NotificationTargetARN && NotificationTargetARN !== known?.NotificationTargetARN)
    testNotification(ctx, group, NotificationTargetARN);
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/prepare-for-lifecycle-notifications.html */
function testNotification(ctx: Context, group: string, arn: string): void {
  const { AutoScalingGroupARN } = requireGroup(ctx, group);
  ctx.trigger({
    arn,
    source: AutoScalingGroupARN,
    isNew: true,
    subject: `Auto Scaling: test notification for group "${group}"`,
    message: {
      AccountId: ctx.account,
      RequestId: ctx.ids.uuid(),
      AutoScalingGroupARN,
      AutoScalingGroupName: group,
      Service: 'AWS Auto Scaling',
      Event: 'autoscaling:TEST_NOTIFICATION',
      Time: new Date(ctx.now).toISOString(),
    },
  });
}

/** Changes the open action that the request names, by token or by hook and instance. */
export function changeAction(
  ctx: Context,
  input: {
    AutoScalingGroupName?: string | undefined;
    LifecycleHookName?: string | undefined;
    LifecycleActionToken?: string | undefined;
    InstanceId?: string | undefined;
  },
  change: (action: LifecycleAction) => LifecycleAction,
): void {
  const { AutoScalingGroupName: group } = requireGroup(ctx, input.AutoScalingGroupName);
  const isNamed = (member: MemberRecord, action: LifecycleAction) =>
    action.HookName === input.LifecycleHookName &&
    action.result === undefined &&
    (input.LifecycleActionToken
      ? action.Token === input.LifecycleActionToken
      : member.InstanceId === input.InstanceId);
  const member = ctx
    .all(memberTable)
    .find((one) => one.AutoScalingGroupName === group && one.actions.some((action) => isNamed(one, action)));
  if (!member) {
    throw validationError(
      `No active Lifecycle Action found with ${input.LifecycleActionToken ? `token ${input.LifecycleActionToken}` : `instance ID ${input.InstanceId}`}`,
    );
  }
  const actions = member.actions.map((action) => (isNamed(member, action) ? change(action) : action));
  ctx.put(memberTable, member.InstanceId, { ...member, actions });
}
