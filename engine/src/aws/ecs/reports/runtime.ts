// Handles the container runtime's reports about tasks.

import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { findTaskByArn } from '../find/tasks.ts';
import { registerTargets } from '../load-balancing/targets.ts';
import { publishEndpoints } from '../network/endpoints.ts';
import { publishAliases } from '../service-connect/aliases.ts';
import { registerInstances, reportHealth } from '../service-discovery/instances.ts';
import { runtimes, type TaskRecord, tasks } from '../state.ts';
import { changeTask, stopTask } from '../tasks/change-task.ts';
import { deactivate } from '../tasks/deactivate.ts';

export function taskStarted(report: Reports['runtime/task-started'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  // A task that was asked to stop in the meantime is stopped by the controller. One that is already RUNNING was asked to start
  // twice.
  if (task?.lastStatus !== 'ACTIVATING' && task?.lastStatus !== 'RUNNING') return;
  const bindings = publishEndpoints(ctx, task, report.containers);
  const running: TaskRecord = {
    ...task,
    lastStatus: 'RUNNING',
    startedAt: task.startedAt ?? ctx.now,
    pullStartedAt: task.pullStartedAt ?? report.pullStartedAt,
    pullStoppedAt: report.pullStoppedAt,
    containers: task.containers.map((container) => {
      const started = report.containers.find((candidate) => candidate.name === container.name);
      if (!started || container.lastStatus === 'STOPPED') return container;
      return {
        ...container,
        lastStatus: 'RUNNING' as const,
        runtimeId: started.runtimeId,
        ...(started.imageDigest ? { imageDigest: started.imageDigest } : {}),
        networkBindings: bindings.get(container.name) ?? [],
      };
    }),
  };
  const wanted = task.desiredStatus === 'RUNNING';
  if (!wanted) {
    changeTask(ctx, running, {});
    return;
  }
  const registries = registerInstances(ctx, running);
  changeTask(ctx, running, {
    targets: registerTargets(ctx, running),
    ...(registries && { registries }),
  });
  publishAliases(ctx, task.cluster, task.service);
}

export function taskFailed(report: Reports['runtime/task-failed'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  if (!task || hasEnded(task)) return;
  const { reason } = report;
  const named = task.containers.some((container) => container.name === report.container);
  const ended = stopTask(ctx, task, {
    stopCode: 'TaskFailedToStart',
    stoppedReason: /^(CannotPull|ResourceInitialization)/.test(reason) ? reason : 'Task failed to start',
  });
  changeTask(ctx, ended, {
    lastStatus: 'DEPROVISIONING',
    executionStoppedAt: ctx.now,
    containers: ended.containers.map((container) => ({
      ...container,
      lastStatus: 'STOPPED' as const,
      ...(container.name === report.container || (!named && container.essential) ? { reason } : {}),
    })),
  });
}

export function containerExited(report: Reports['runtime/container-exited'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  if (!task || hasEnded(task)) return;
  const changed = changeTask(ctx, task, {
    containers: task.containers.map((container) =>
      container.name === report.container
        ? {
            ...container,
            lastStatus: 'STOPPED' as const,
            exitCode: report.exitCode,
            ...(report.reason ? { reason: report.reason } : {}),
          }
        : container,
    ),
  });
  if (!changed.containers.find((container) => container.name === report.container)?.essential) return;
  const stopped = stopTask(ctx, changed, {
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
  });
  // With this commit, not with the next step: until then load balancers send it requests, which fail.
  const isServing = stopped.targets.some(({ id, deregistered }) => id !== undefined && !deregistered);
  const servedAlone = stopped.targets.every(({ containerName }) => containerName === report.container);
  if (stopped.lastStatus === 'RUNNING' && isServing && servedAlone) deactivate(ctx, stopped, false);
}

/** A running container's `reason` is the one place in AWS's answers for what is wrong with it. */
export function containerRemark(report: Reports['runtime/container-remark'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  if (!task || hasEnded(task)) return;
  changeTask(ctx, task, {
    containers: task.containers.map((container) => {
      if (container.name !== report.container) return container;
      const { reason: _, ...others } = container;
      return report.remark === undefined ? others : { ...others, reason: report.remark };
    }),
  });
}

export function capabilities(report: Reports['runtime/capabilities'], ctx: Context): void {
  const cores = ctx.get(runtimes, 'current')?.coresPerVcpu;
  ctx.put(runtimes, 'current', { ...report, ...(cores !== undefined && { coresPerVcpu: cores }) });
}

export function vcpu({ cores }: Reports['runtime/vcpu'], ctx: Context): void {
  const current = ctx.get(runtimes, 'current');
  if (!current) return;
  const { coresPerVcpu: _, ...capabilities } = current;
  ctx.put(runtimes, 'current', { ...capabilities, ...(cores !== undefined && { coresPerVcpu: cores }) });
}

export function containerHealth(report: Reports['runtime/container-health'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  if (!task || hasEnded(task)) return;
  const changed = changeTask(ctx, task, {
    containers: task.containers.map((container) =>
      container.name === report.container ? { ...container, healthStatus: report.status } : container,
    ),
  });
  reportHealth(ctx, task, changed);
}

export function taskStopped(report: Reports['runtime/task-stopped'], ctx: Context): void {
  const task = findTaskByArn(ctx, report.taskArn);
  if (task && !hasEnded(task)) endTask(ctx, task);
}

/** After a restart of the runtime: tasks that still run are kept, lost ones have ended, unknown ones are stopped. */
export function recovered(report: Reports['runtime/recovered'], ctx: Context): void {
  const running = new Set(report.taskArns);
  for (const task of ctx.all(tasks)) {
    const known = running.delete(task.arn);
    if (task.lastStatus === 'ACTIVATING' && task.desiredStatus === 'RUNNING') {
      // The runtime may never have received the request to start it: PENDING sends it again.
      changeTask(ctx, task, { lastStatus: 'PENDING', heldUntil: undefined });
    } else if (task.lastStatus === 'STOPPING') {
      ctx.perform('runtime/stop-task', { taskArn: task.arn });
    } else if (known && hasEnded(task)) {
      ctx.perform('runtime/stop-task', { taskArn: task.arn });
    } else if (!known && (task.lastStatus === 'RUNNING' || task.lastStatus === 'DEACTIVATING')) {
      const lost = 'The container was gone when the container runtime came back.';
      endTask(ctx, {
        ...task,
        containers: task.containers.map((c) => (c.lastStatus === 'STOPPED' ? c : { ...c, reason: lost })),
      });
    }
  }
  for (const taskArn of running) ctx.perform('runtime/stop-task', { taskArn });
}

/** No container is left: the task only has to release its network interface. */
function endTask(ctx: Context, task: TaskRecord): void {
  const ended = stopTask(ctx, task, {
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
  });
  changeTask(ctx, ended, {
    lastStatus: 'DEPROVISIONING',
    executionStoppedAt: ctx.now,
    containers: ended.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' as const })),
  });
}

const hasEnded = (task: TaskRecord): boolean =>
  task.lastStatus === 'STOPPED' || task.lastStatus === 'DEPROVISIONING';
