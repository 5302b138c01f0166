// Whether a task counts as healthy for its service. DeploymentConfiguration in the API reference: without any check, 40 s
// after RUNNING; with checks, once all of them pass (those of the container and of its target groups).

import { findTargetState } from '../load-balancing/target-health.ts';
import { targetNotFoundText, unhealthyContainersText, unhealthyTargetText } from '../service-events/texts.ts';
import type { TaskRecord } from '../state.ts';
import { taskHealth } from '../views/task.ts';
import type { ServiceSnapshot } from './snapshot.ts';
export interface Judged {
  readonly task: TaskRecord;
  readonly verdict: 'healthy' | 'waiting' | 'unhealthy';
  /** When unhealthy: the task's stoppedReason, and the service event. */
  readonly cause?: { readonly stoppedReason: string; readonly event: string };
  /** Protected from scale-in: neither scaling in nor a deployment may stop it. */
  readonly locked?: boolean;
  /** When the verdict changes by the passage of time alone. */
  readonly revisitAt?: number;
}

const settlingMsOnAws = 40_000;

export function judge(task: TaskRecord, snapshot: ServiceSnapshot, now: number): Judged {
  const judged = judgeHealth(task, snapshot, now);
  const { protectedUntil } = task;
  if (protectedUntil === undefined || protectedUntil <= now) return judged;
  return { ...judged, locked: true, revisitAt: Math.min(protectedUntil, judged.revisitAt ?? protectedUntil) };
}

function judgeHealth(task: TaskRecord, snapshot: ServiceSnapshot, now: number): Judged {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return { task, verdict: 'waiting' };
  const graceEnds = task.startedAt + (snapshot.service.healthCheckGracePeriodSeconds ?? 0) * 1000;
  const cause = failedCheck(task, snapshot);
  if (cause) {
    return now >= graceEnds
      ? { task, verdict: 'unhealthy', cause }
      : { task, verdict: 'waiting', revisitAt: graceEnds };
  }
  const checked = task.containers.some((container) => container.essential && container.hasHealthCheck);
  if (checked && taskHealth(task) !== 'HEALTHY') return { task, verdict: 'waiting' };
  if (task.targets.some((target) => !isUp(targetState(target, snapshot))))
    return { task, verdict: 'waiting' };
  const settledAt = task.startedAt + (snapshot.settlingMs ?? settlingMsOnAws);
  if (!checked && task.targets.length === 0 && now < settledAt)
    return { task, verdict: 'waiting', revisitAt: settledAt };
  return { task, verdict: 'healthy' };
}

/** A target that is never checked holds nothing up: that of a gateway load balancer, which is only recorded. */
function isUp(target: ReturnType<typeof targetState>): boolean {
  return target?.state === 'healthy' || target?.reason === 'Target.HealthCheckDisabled';
}

function failedCheck(task: TaskRecord, snapshot: ServiceSnapshot): Judged['cause'] {
  const { name } = snapshot.service;
  if (taskHealth(task) === 'UNHEALTHY')
    return {
      stoppedReason: 'Task failed container health checks',
      event: unhealthyContainersText(name, task.id),
    };
  for (const target of task.targets) {
    const state = targetState(target, snapshot);
    const stoppedReason = `Task failed ELB health checks in (target-group ${target.targetGroupArn})`;
    if (isDeregistered(task, target, snapshot))
      return {
        stoppedReason,
        event: targetNotFoundText(name, task, target.targetGroupArn),
      };
    if (state?.state !== 'unhealthy') continue;
    return {
      stoppedReason,
      event: unhealthyTargetText(name, task.id, {
        ...(task.networkMode === 'awsvpc' ? {} : { instanceId: target.id }),
        port: target.port,
        targetGroupArn: target.targetGroupArn,
        reason: state.description ?? 'Health checks failed',
      }),
    };
  }
  return undefined;
}

/** A caller deregistered a target that was healthy: its task can no longer be reached. */
function isDeregistered(
  task: TaskRecord,
  target: TaskRecord['targets'][number],
  snapshot: ServiceSnapshot,
): boolean {
  const known = snapshot.targetHealth[target.targetGroupArn];
  return (
    task.healthyAt !== undefined &&
    target.id !== undefined &&
    known !== undefined &&
    targetState(target, snapshot) === undefined
  );
}

function targetState(target: TaskRecord['targets'][number], snapshot: ServiceSnapshot) {
  const { targetGroupArn, id, port } = target;
  return findTargetState(snapshot.targetHealth[targetGroupArn], id, port);
}
