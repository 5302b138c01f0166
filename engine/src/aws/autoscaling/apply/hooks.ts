// Lifecycle actions: one begins when an instance reaches a hook, and ends with a result.
import type { Context } from '../../../kernel/context.ts';
import { updateActivity } from '../activities/activity.ts';
import { publishLifecycleAction } from '../events.ts';
import { drainingHook } from '../planning/member.ts';
import type { Step } from '../planning/steps.ts';
import {
  type GroupRecord,
  type HookRecord,
  hookKey,
  hookTable,
  type MemberRecord,
  memberTable,
} from '../state.ts';

export function beginHooks(
  ctx: Context,
  group: GroupRecord,
  member: MemberRecord,
  { hooks, to }: Extract<Step, { do: 'begin-hooks' }>,
): void {
  const waiting: MemberRecord = {
    ...member,
    LifecycleState: to,
    actions: hooks.map((HookName) => ({
      HookName,
      Token: ctx.ids.uuid(),
      startedAt: ctx.now,
      heartbeatAt: ctx.now,
    })),
  };
  ctx.put(memberTable, member.InstanceId, waiting);
  const unheard: string[] = [];
  for (const action of waiting.actions) {
    const hook = ctx.get(hookTable, hookKey(group.AutoScalingGroupName, action.HookName));
    publishLifecycleAction(ctx, group, waiting, action, hook);
    if (action.HookName !== drainingHook && !notify(ctx, waiting, action, hook))
      unheard.push(action.HookName);
  }
  updateActivity(
    ctx,
    member.activityId,
    'MidLifecycleAction',
    unheard.length === 0
      ? undefined
      : `Drydock has notified nobody of lifecycle hooks (${unheard.join(', ')}): call CompleteLifecycleAction, or wait for the heartbeat timeout.`,
  );
}

/**
 * Sends a hook's notification to its target. False when it has none, or one of a kind that is not simulated.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/prepare-for-lifecycle-notifications.html
 */
function notify(
  ctx: Context,
  member: MemberRecord,
  action: MemberRecord['actions'][number],
  hook: HookRecord | undefined,
): boolean {
  const { NotificationTargetARN: arn, NotificationMetadata, LifecycleTransition = '' } = hook ?? {};
  if (arn === undefined) return false;
  const isLaunch = member.LifecycleState === 'Pending:Wait';
  const result = ctx.trigger({
    arn,
    source: ctx.arn('autoscaling', `autoScalingGroupName/${member.AutoScalingGroupName}`),
    isNew: true,
    subject: `Auto Scaling:  Lifecycle action '${isLaunch ? 'LAUNCHING' : 'TERMINATING'}' for instance ${member.InstanceId} in progress.`,
    message: {
      Origin: isLaunch ? 'EC2' : 'AutoScalingGroup',
      LifecycleHookName: action.HookName,
      Destination: isLaunch ? 'AutoScalingGroup' : 'EC2',
      AccountId: ctx.account,
      RequestId: ctx.ids.uuid(),
      LifecycleTransition,
      AutoScalingGroupName: member.AutoScalingGroupName,
      Service: 'AWS Auto Scaling',
      Time: new Date(ctx.now).toISOString(),
      EC2InstanceId: member.InstanceId,
      ...(NotificationMetadata === undefined ? {} : { NotificationMetadata }),
      LifecycleActionToken: action.Token,
    },
  });
  return result?.status === 'performed';
}

export function endHook(
  ctx: Context,
  member: MemberRecord,
  hook: string,
  result: 'CONTINUE' | 'ABANDON',
): void {
  ctx.put(memberTable, member.InstanceId, {
    ...member,
    actions: member.actions.map((action) => (action.HookName === hook ? { ...action, result } : action)),
  });
}
