// Lifecycle actions: begun when an instance comes to a hook, ended by a result.
import type { Context } from '../../../kernel/context.ts';
import { updateActivity } from '../activities/activity.ts';
import { drainingHook } from '../planning/member.ts';
import type { Step } from '../planning/steps.ts';
import { type MemberRecord, memberTable } from '../state.ts';

export function beginHooks(
  ctx: Context,
  member: MemberRecord,
  { hooks, to }: Extract<Step, { do: 'begin-hooks' }>,
): void {
  // On AWS a notification or an event would tell somebody; here whoever waits for it would wait in vain.
  const isOwn = hooks.every((hook) => hook === drainingHook);
  updateActivity(
    ctx,
    member.activityId,
    'MidLifecycleAction',
    isOwn
      ? undefined
      : `Drydock sends no notification of lifecycle hooks (${hooks.join(', ')}): answer with CompleteLifecycleAction, or the hook ends with its heartbeat timeout.`,
  );
  ctx.put(memberTable, member.InstanceId, {
    ...member,
    LifecycleState: to,
    actions: hooks.map((HookName) => ({
      HookName,
      Token: ctx.ids.uuid(),
      startedAt: ctx.now,
      heartbeatAt: ctx.now,
    })),
  });
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
