// Applies the steps of a service plan to the records.

import { spans } from '../../../contracts/spans.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { changeDeployment, changeRollout, changeService } from '../deployments/change-service.ts';
import { completeRollout, failRollout, finishRollback } from '../deployments/outcome.ts';
import { changeHook, runHook } from '../deployments/run-hook.ts';
import { publishServiceAction } from '../events.ts';
import { keyOf } from '../find/references.ts';
import { findCurrentRollout } from '../find/service-deployments.ts';
import { shiftTraffic } from '../load-balancing/shift-traffic.ts';
import type { ServiceStep, StepOf } from '../scheduling/snapshot.ts';
import { impairedAfter } from '../scheduling/throttle.ts';
import { disconnectService } from '../service-connect/aliases.ts';
import { addEvent, inTens } from '../service-events/add-event.ts';
import { reportSteadyState } from '../service-events/report-steady-state.ts';
import { balancedText, impairedText, stoppedText, unshiftableText } from '../service-events/texts.ts';
import { type ServiceRecord, services, tasks } from '../state.ts';
import { changeTask, stopTask } from '../tasks/change-task.ts';
import { rebalance, startTasks } from './start-tasks.ts';

export function applyServiceStep(step: ServiceStep, ctx: Context, key: string): void {
  const service = ctx.get(services, key);
  if (!service) throw new Error(`The service ${key} disappeared while a plan for it was being applied`);
  switch (step.do) {
    case 'start-tasks':
      startTasks(ctx, key, service, step);
      break;
    case 'stop-task':
      stop(ctx, key, service, step);
      break;
    case 'record-outcome':
      recordOutcome(ctx, key, service, step);
      break;
    case 'healthy':
      markHealthy(ctx, key, service, step.taskId);
      break;
    case 'stopped-event':
      for (const ids of inTens(step.taskIds)) addEvent(ctx, key, stoppedText(service.name, ids));
      break;
    case 'report-impediment':
      addEvent(ctx, key, step.message);
      if (step.shortage) publishServiceAction(ctx, service, 'SERVICE_TASK_PLACEMENT_FAILURE', step.shortage);
      changeService(ctx, key, () => ({ impediment: { message: step.message, since: ctx.now } }));
      break;
    case 'steady':
      reportSteadyState(ctx, service);
      changeService(ctx, key, () => ({ steady: true, impediment: undefined }));
      break;
    case 'rebalance':
      rebalance(ctx, key, service, step);
      break;
    case 'rebalanced':
      addEvent(ctx, key, balancedText(service.name, step.counts));
      publishServiceAction(ctx, service, 'SERVICE_REBALANCING_COMPLETED');
      changeService(ctx, key, () => ({ rebalancing: false }));
      break;
    case 'stage':
      changeRollout(ctx, service, { stage: step.stage, stageStartedAt: ctx.now });
      break;
    case 'shift':
      shift(ctx, key, service, step);
      break;
    case 'stability':
      changeDeployment(ctx, key, step.deploymentId, ({ taskSet }) =>
        taskSet ? { taskSet: { ...taskSet, stabilityStatus: step.status, stabilityStatusAt: ctx.now } } : {},
      );
      break;
    case 'run-hook':
      runHook(ctx, key, service, step);
      break;
    case 'recall-hook':
      changeHook(ctx, service, step.id, {
        recallAt: step.at,
        ...(step.details && { details: step.details }),
      });
      break;
    case 'end-hook':
      changeHook(ctx, service, step.id, { status: step.status });
      break;
    case 'bake':
      changeRollout(ctx, service, { bakeStartedAt: ctx.now });
      break;
    case 'complete':
      completeRollout(ctx, key, service);
      break;
    case 'fail':
      failRollout(ctx, key, service, step);
      break;
    case 'rolled-back':
      finishRollback(ctx, key, service);
      break;
    case 'retire':
      changeService(ctx, key, ({ deployments }) => ({
        deployments: deployments.filter((deployment) => deployment.id !== step.deploymentId),
      }));
      break;
    case 'inactive':
      disconnectService(ctx, service);
      changeService(ctx, key, () => ({ status: 'INACTIVE', deployments: [] }));
      break;
  }
}

function stop(ctx: Context, key: string, service: ServiceRecord, step: StepOf<'stop-task'>): void {
  const task = ctx.get(tasks, keyOf(service.cluster, step.taskId));
  if (!task) return;
  stopTask(ctx, task, {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: step.reason,
    ...(step.failedHealth ? { failedHealth: true } : {}),
  });
  if (step.failedHealth) addEvent(ctx, key, step.failedHealth);
  changeService(ctx, key, () => ({ steady: false }));
}

function recordOutcome(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  step: StepOf<'record-outcome'>,
): void {
  const task = ctx.get(tasks, keyOf(service.cluster, step.taskId));
  if (!task) return;
  changeTask(ctx, task, { accounted: true });
  if (task.stopCode !== 'ServiceSchedulerInitiated') noticeEnd(ctx, key, task.startedBy ?? '');
  if (step.failure === undefined) return;
  const launch = step.failure === 'launch';
  const before = service.deployments.find((deployment) => deployment.id === task.startedBy);
  changeDeployment(ctx, key, task.startedBy ?? '', (deployment) => ({
    failedTasks: deployment.failedTasks + 1,
    launchFailures: launch ? deployment.launchFailures + 1 : 0,
    ...(step.failure === 'health' ? {} : { lastFailureAt: ctx.now }),
  }));
  if (launch && before && before.launchFailures + 1 === impairedAfter) {
    addEvent(ctx, key, impairedText(service.name));
    publishServiceAction(ctx, service, 'SERVICE_TASK_START_IMPAIRED');
  }
  const rollout = findCurrentRollout(ctx, service);
  if (rollout && rollout.targetId === task.startedBy)
    changeRollout(ctx, service, { failureCount: rollout.failureCount + 1 });
}

/** One look of the scheduler's is for all tasks that have ended before it. */
function noticeEnd(ctx: Context, key: string, deploymentId: string): void {
  const reactsAt = ctx.now + ctx.takes(spans.taskReplacement);
  if (reactsAt > ctx.now)
    changeDeployment(ctx, key, deploymentId, (deployment) =>
      (deployment.reactsAt ?? 0) > ctx.now ? {} : { reactsAt },
    );
}

function markHealthy(ctx: Context, key: string, service: ServiceRecord, taskId: string): void {
  const task = ctx.get(tasks, keyOf(service.cluster, taskId));
  if (!task) return;
  changeTask(ctx, task, { healthyAt: ctx.now });
  const deployment = service.deployments.find((candidate) => candidate.id === task.startedBy);
  if (deployment && (deployment.failedTasks > 0 || deployment.launchFailures > 0))
    changeDeployment(ctx, key, deployment.id, () => ({ failedTasks: 0, launchFailures: 0 }));
  const rollout = findCurrentRollout(ctx, service);
  const reset = rollout?.deploymentConfiguration.deploymentCircuitBreaker?.resetOnHealthyTask !== false;
  if (rollout && rollout.targetId === task.startedBy && reset && rollout.failureCount > 0)
    changeRollout(ctx, service, { failureCount: 0 });
}

/**
 * A listener rule or target group that is gone: a shift towards the new revision fails the deployment; on the way back
 * there is no traffic left to move.
 */
function shift(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  { traffic, percent }: StepOf<'shift'>,
): void {
  const rollout = findCurrentRollout(ctx, service);
  const target = service.deployments.find((deployment) => deployment.id === rollout?.targetId);
  if (!rollout || !target) return;
  try {
    ctx.attempt(() => shiftTraffic(ctx, service, traffic, target.targets, percent));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    addEvent(ctx, key, unshiftableText(service.name, traffic, error.message));
    if (percent > 0) {
      failRollout(ctx, key, service, { do: 'fail', trigger: 'traffic', rollback: true, alarms: [] });
      return;
    }
  }
  changeRollout(
    ctx,
    service,
    traffic === 'test' ? { testPercent: percent } : { productionPercent: percent, shiftedAt: ctx.now },
  );
}
