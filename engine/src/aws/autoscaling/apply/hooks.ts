// Lifecycle actions: one begins when an instance reaches a hook, and ends with a result.
import type { Context } from '../../../kernel/context.ts';
import { updateActivity } from '../activities/activity.ts';
import { publishLifecycleAction } from '../events.ts';
import { drainingHook } from '../planning/member.ts';
import type { Step } from '../planning/steps.ts';
import { type GroupRecord, hookKey, hookTable, type MemberRecord, memberTable } from '../state.ts';

export function beginHooks(
  ctx: Context,
  group: GroupRecord,
  member: MemberRecord,
  { hooks, to }: Extract<Step, { do: 'begin-hooks' }>,
): void {
  const isOwn = hooks.every((hook) => hook === drainingHook);
  updateActivity(
    ctx,
    member.activityId,
    'MidLifecycleAction',
    isOwn
      ? undefined
      : `Drydock sends no notifications of lifecycle hooks (${hooks.join(', ')}): call CompleteLifecycleAction, or wait for the heartbeat timeout.`,
  );
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
  for (const action of waiting.actions) {
    const hook = ctx.get(hookTable, hookKey(group.AutoScalingGroupName, action.HookName));
    publishLifecycleAction(ctx, group, waiting, action, hook);
  }
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
