// Carries out the steps of a plan.
import type { Context } from '../../../kernel/context.ts';
import { updateActivity } from '../activities/activity.ts';
import type { Step } from '../planning/steps.ts';
import {
  type GroupRecord,
  groupTable,
  hookTable,
  memberTable,
  policyTable,
  type RefreshRecord,
  refreshTable,
  scheduledActionTable,
} from '../state.ts';
import { drain } from './drain.ts';
import { beginHooks, endHook } from './hooks.ts';
import { launch } from './launch.ts';
import { enterService, markUnhealthy } from './service.ts';
import { beginTermination, remove, terminate } from './terminate.ts';

export function applyStep(step: Step, ctx: Context, group: GroupRecord): void {
  switch (step.do) {
    case 'launch':
      launch(ctx, group, step);
      return;
    case 'delete-group':
      deleteGroup(ctx, group);
      return;
    case 'settle':
    case 'all-protected':
      settle(ctx, group);
      return;
    case 'refresh-progress':
    case 'refresh-waits':
    case 'refresh-goes-on':
    case 'refresh-done':
      refresh(ctx, group, step);
      return;
    default:
  }
  const member = ctx.get(memberTable, step.instanceId);
  if (!member) return;
  switch (step.do) {
    case 'enter-service':
      enterService(ctx, group, member);
      return;
    case 'mark-unhealthy':
      markUnhealthy(ctx, member, step.by);
      return;
    case 'begin-hooks':
      beginHooks(ctx, group, member, step);
      return;
    case 'end-hook':
      endHook(ctx, member, step.hook, step.result);
      return;
    case 'drain':
      drain(ctx, member);
      return;
    case 'begin-termination':
      beginTermination(ctx, group, member, step.reason);
      return;
    case 'wait-for-targets':
      // The controller watches target health, and plans again when it changes.
      updateActivity(ctx, member.activityId, 'WaitingForELBConnectionDraining');
      return;
    case 'terminate':
      terminate(ctx, member);
      return;
    case 'remove':
      remove(ctx, member);
  }
}

/** The group has reached its desired capacity: later activities do not repeat what changed it, and a cooldown begins. */
function settle(ctx: Context, group: GroupRecord): void {
  const { pendingCause: _, cooldownAfter, ...settled } = group;
  ctx.put(groupTable, group.AutoScalingGroupName, {
    ...settled,
    ...(cooldownAfter ? { cooldownUntil: ctx.now + cooldownAfter * 1000 } : {}),
  });
}

type RefreshStep = Extract<
  Step,
  { do: 'refresh-progress' | 'refresh-waits' | 'refresh-goes-on' | 'refresh-done' }
>;

function refresh(ctx: Context, group: GroupRecord, step: RefreshStep): void {
  const running = ctx
    .all(refreshTable)
    .find(
      ({ AutoScalingGroupName, Status }) =>
        AutoScalingGroupName === group.AutoScalingGroupName &&
        (Status === 'InProgress' || Status === 'Cancelling'),
    );
  if (!running) return;
  ctx.put(refreshTable, running.InstanceRefreshId, refreshAfter(running, step, ctx.now));
  ctx.enqueue('autoscaling/group', group.AutoScalingGroupName);
}

function refreshAfter(refresh: RefreshRecord, step: RefreshStep, now: number): RefreshRecord {
  switch (step.do) {
    case 'refresh-progress':
      return { ...refresh, InstancesToUpdate: step.left };
    case 'refresh-waits':
      return { ...refresh, StatusReason: step.reason, waitingSince: step.since };
    case 'refresh-goes-on': {
      const { StatusReason: _, waitingSince: __, ...rest } = refresh;
      return rest;
    }
    case 'refresh-done': {
      const { waitingSince, StatusReason, ...rest } = refresh;
      // Of a refresh that has been cancelled, the reason stays.
      const reason =
        step.status === 'Failed' ? step.reason : waitingSince === undefined ? StatusReason : undefined;
      return {
        ...rest,
        Status: step.status,
        EndTime: now,
        ...(reason === undefined ? {} : { StatusReason: reason }),
      };
    }
  }
}

export function deleteGroup(ctx: Context, { AutoScalingGroupName: name }: GroupRecord): void {
  for (const policy of ctx.all(policyTable)) {
    if (policy.AutoScalingGroupName !== name) continue;
    if (policy.alarmNames.length > 0) {
      ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [...policy.alarmNames] });
    }
    ctx.delete(policyTable, `${name}/${policy.PolicyName}`);
  }
  for (const { AutoScalingGroupName, LifecycleHookName } of ctx.all(hookTable)) {
    if (AutoScalingGroupName === name) ctx.delete(hookTable, `${name}/${LifecycleHookName}`);
  }
  for (const { AutoScalingGroupName, ScheduledActionName } of ctx.all(scheduledActionTable)) {
    if (AutoScalingGroupName === name) ctx.delete(scheduledActionTable, `${name}/${ScheduledActionName}`);
  }
  for (const { AutoScalingGroupName, InstanceRefreshId } of ctx.all(refreshTable)) {
    if (AutoScalingGroupName === name) ctx.delete(refreshTable, InstanceRefreshId);
  }
  ctx.delete(groupTable, name);
}
