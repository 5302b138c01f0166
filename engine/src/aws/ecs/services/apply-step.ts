// Carries out the steps of a service plan on the records.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import {
  addEvent,
  changeDeployment,
  changeRollout,
  changeService,
  currentRollout,
  existing,
} from '../deployments/change-service.ts';
import { completeRollout, failRollout, finishRollback } from '../deployments/outcome.ts';
import { activeCluster, keyOf, lastSegment } from '../find/references.ts';
import { shiftTraffic } from '../load-balancing/shift-traffic.ts';
import type { ServiceStep } from '../scheduling/snapshot.ts';
import { impairedAfter } from '../scheduling/throttle.ts';
import {
  balancedText,
  impairedText,
  rebalancingText,
  startedText,
  steadyText,
  stoppedText,
  unbalancedText,
  unshiftableText,
} from '../service-events/texts.ts';
import { containerInstances, type ServiceRecord, type TaskRecord, taskDefinitions, tasks } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { changeTask, stopTask } from '../tasks/change-task.ts';
import { createTask } from '../tasks/create-task.ts';

export function applyServiceStep(step: ServiceStep, ctx: Context, key: string): void {
  const service = existing(ctx, key);
  switch (step.kind) {
    case 'start-tasks':
      startTasks(ctx, key, service, step);
      break;
    case 'stop-task':
      stop(ctx, key, service, step);
      break;
    case 'account':
      account(ctx, key, service, step);
      break;
    case 'healthy':
      markHealthy(ctx, key, service, step.taskId);
      break;
    case 'stopped-event':
      addEvent(ctx, key, stoppedText(service.name, step.taskIds));
      break;
    case 'impede':
      addEvent(ctx, key, step.message);
      changeService(ctx, key, () => ({ impediment: { message: step.message, since: ctx.now } }));
      break;
    case 'steady':
      addEvent(ctx, key, steadyText(service.name));
      changeService(ctx, key, () => ({ steady: true, impediment: undefined }));
      break;
    case 'rebalance':
      rebalance(ctx, key, service, step);
      break;
    case 'rebalanced':
      addEvent(ctx, key, balancedText(service.name, step.counts));
      changeService(ctx, key, () => ({ rebalancing: false }));
      break;
    case 'stage':
      changeRollout(ctx, service, { stage: step.stage, stageStartedAt: ctx.now });
      break;
    case 'shift':
      shift(ctx, key, service, step);
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
      changeService(ctx, key, () => ({ status: 'INACTIVE', deployments: [] }));
      break;
  }
}

type StepOf<K extends ServiceStep['kind']> = Extract<ServiceStep, { kind: K }>;

function startTasks(ctx: Context, key: string, service: ServiceRecord, step: StepOf<'start-tasks'>): void {
  const started = createTasks(ctx, service, step.deploymentId, step.places);
  const ids = started.map((task) => task.id);
  addEvent(ctx, key, startedText(service.name, ids, step.replacing));
  changeService(ctx, key, () => ({ steady: false, impediment: undefined }));
}

/** One task more, in the zone that has the fewest; another goes when it is healthy. */
function rebalance(ctx: Context, key: string, service: ServiceRecord, step: StepOf<'rebalance'>): void {
  if (!service.rebalancing) addEvent(ctx, key, unbalancedText(service.name, step.counts));
  for (const task of createTasks(ctx, service, step.deploymentId, [step.place]))
    addEvent(ctx, key, rebalancingText(service.name, task.availabilityZone, task.id));
  changeService(ctx, key, () => ({ steady: false, rebalancing: true }));
}

function createTasks(
  ctx: Context,
  service: ServiceRecord,
  deploymentId: string,
  places: readonly string[],
): TaskRecord[] {
  const deployment = service.deployments.find((candidate) => candidate.id === deploymentId);
  const definition = ctx.get(taskDefinitions, lastSegment(deployment?.taskDefinition ?? ''));
  if (!deployment || !definition) return [];
  const cluster = activeCluster(ctx, service.cluster);
  const propagated =
    service.propagateTags === 'SERVICE'
      ? service.tags
      : service.propagateTags === 'TASK_DEFINITION'
        ? definition.tags
        : [];
  const managed = service.enableECSManagedTags
    ? [
        { key: 'aws:ecs:clusterName', value: service.cluster },
        { key: 'aws:ecs:serviceName', value: service.name },
      ]
    : [];
  return places.map((place) =>
    createTask(ctx, {
      cluster,
      definition,
      place,
      group: `service:${service.name}`,
      startedBy: deployment.id,
      service: service.name,
      networkConfiguration: deployment.networkConfiguration,
      targets: deployment.targets,
      imageDigests: deployment.imageDigests,
      tags: mergeTags(propagated, managed),
      enableExecuteCommand: service.enableExecuteCommand,
      capacityProviderName: deployment.capacityProviderStrategy
        ? (ctx.get(containerInstances, keyOf(service.cluster, place))?.capacityProviderName ??
          deployment.capacityProviderStrategy[0]?.capacityProvider)
        : undefined,
    }),
  );
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

function account(ctx: Context, key: string, service: ServiceRecord, step: StepOf<'account'>): void {
  const task = ctx.get(tasks, keyOf(service.cluster, step.taskId));
  if (!task) return;
  changeTask(ctx, task, { accounted: true });
  if (step.failure === undefined) return;
  const launch = step.failure === 'launch';
  const before = service.deployments.find((deployment) => deployment.id === task.startedBy);
  changeDeployment(ctx, key, task.startedBy ?? '', (deployment) => ({
    failedTasks: deployment.failedTasks + 1,
    launchFailures: launch ? deployment.launchFailures + 1 : 0,
    ...(step.failure === 'health' ? {} : { lastFailureAt: ctx.now }),
  }));
  if (launch && before && before.launchFailures + 1 === impairedAfter)
    addEvent(ctx, key, impairedText(service.name));
  const rollout = currentRollout(ctx, service);
  if (rollout && rollout.targetId === task.startedBy)
    changeRollout(ctx, service, { failureCount: rollout.failureCount + 1 });
}

function markHealthy(ctx: Context, key: string, service: ServiceRecord, taskId: string): void {
  const task = ctx.get(tasks, keyOf(service.cluster, taskId));
  if (!task) return;
  changeTask(ctx, task, { healthyAt: ctx.now });
  const deployment = service.deployments.find((candidate) => candidate.id === task.startedBy);
  if (deployment && (deployment.failedTasks > 0 || deployment.launchFailures > 0))
    changeDeployment(ctx, key, deployment.id, () => ({ failedTasks: 0, launchFailures: 0 }));
  const rollout = currentRollout(ctx, service);
  const reset = rollout?.deploymentConfiguration.deploymentCircuitBreaker?.resetOnHealthyTask !== false;
  if (rollout && rollout.targetId === task.startedBy && reset && rollout.failureCount > 0)
    changeRollout(ctx, service, { failureCount: 0 });
}

/** A rule or group that is gone ends the deployment: forth it fails, back there is nothing left to move. */
function shift(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  { traffic, percent }: StepOf<'shift'>,
): void {
  const rollout = currentRollout(ctx, service);
  const target = service.deployments.find((deployment) => deployment.id === rollout?.targetId);
  if (!rollout || !target) return;
  try {
    ctx.attempt(() => shiftTraffic(ctx, service, traffic, target.targets, percent));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    addEvent(ctx, key, unshiftableText(service.name, traffic, error.message));
    if (percent > 0) {
      failRollout(ctx, key, service, { kind: 'fail', trigger: 'traffic', rollback: true, alarms: [] });
      return;
    }
  }
  changeRollout(
    ctx,
    service,
    traffic === 'test' ? { testPercent: percent } : { productionPercent: percent, shiftedAt: ctx.now },
  );
}
