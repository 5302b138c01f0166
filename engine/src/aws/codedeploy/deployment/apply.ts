// Carries out the steps of a deployment's plan: through ECS, Elastic Load Balancing and Lambda.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { unlessFault } from '../faults.ts';
import { type DeploymentRecord, deploymentGroups, deployments, groupKey, type StopReason } from '../state.ts';
import { routeTraffic } from '../traffic/route-traffic.ts';
import { installReplacement } from './install.ts';
import { type DeploymentStep, failure } from './plan.ts';
import { changeDeployment, changeEvent, endEvent } from './save.ts';
import { routes, startDeployment } from './start.ts';
import { stopDeployment } from './stop.ts';

export function applyDeploymentStep(step: DeploymentStep, ctx: Context, id: string): void {
  const deployment = ctx.get(deployments, id);
  // An earlier step of the same plan may have failed.
  if (!deployment || ['Failed', 'Stopped'].includes(deployment.status)) return;
  switch (step.do) {
    case 'start':
      startDeployment(ctx, deployment);
      break;
    case 'run-hook':
      runHook(ctx, deployment, step.event, step.functionName);
      break;
    case 'install':
      attempt(ctx, id, 'ECS_UPDATE_ERROR', () => installReplacement(ctx, deployment));
      break;
    case 'allow-test-traffic':
      attempt(ctx, id, 'ELASTIC_LOAD_BALANCING_INVALID', () => {
        route(ctx, deployment, 'test', 100);
        changeDeployment(ctx, id, { testing: true });
      });
      break;
    case 'shift':
      attempt(ctx, id, 'ELASTIC_LOAD_BALANCING_INVALID', () => {
        route(ctx, deployment, 'production', step.percent);
        if (step.percent === 100) promote(ctx, deployment, deployment.green?.id);
        changeDeployment(ctx, id, { percent: step.percent, shiftedAt: ctx.now });
        changeEvent(ctx, id, 'AllowTraffic', {
          status: 'InProgress',
          startedAt: deployment.shiftedAt === undefined ? ctx.now : startOf(deployment),
        });
      });
      break;
    case 'end-event':
      endEvent(ctx, id, step.event);
      break;
    case 'become-ready':
      changeDeployment(ctx, id, { status: 'Ready', readyAt: ctx.now });
      break;
    case 'await-termination':
      changeDeployment(ctx, id, { terminationStartedAt: ctx.now });
      break;
    case 'delete-blue':
      deleteTaskSet(ctx, deployment, deployment.blue?.id);
      changeDeployment(ctx, id, { deleting: true });
      break;
    case 'roll-back':
      rollBack(ctx, deployment);
      break;
    case 'succeed':
      succeed(ctx, deployment);
      break;
    case 'stop':
      stopDeployment(ctx, id, step.reason);
      break;
  }
}

/** An AWS error fails the deployment with its text; nothing of the step remains. */
function attempt(ctx: Context, id: string, code: StopReason['code'], body: () => void): void {
  try {
    ctx.attempt(body);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const what =
      code === 'ECS_UPDATE_ERROR'
        ? 'The ECS service cannot be updated due to an unexpected error'
        : 'The traffic could not be rerouted';
    stopDeployment(ctx, id, failure(code, `${what}: ${error.message} (${error.code})`));
  }
}

const startOf = ({ events }: DeploymentRecord) =>
  events.find(({ name }) => name === 'AllowTraffic')?.startedAt;

function runHook(
  ctx: Context,
  { id }: DeploymentRecord,
  event: Parameters<typeof changeEvent>[2],
  functionName: string,
): void {
  const executionId = Buffer.from(ctx.ids.alphanumeric(60)).toString('base64');
  const payload = { DeploymentId: id, LifecycleEventHookExecutionId: executionId };
  const token = ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: functionName, Payload: Buffer.from(JSON.stringify(payload)) },
    { controller: 'codedeploy/deployment', key: id },
    ({ FunctionError, Payload }) =>
      FunctionError ? { error: Buffer.from((Payload ?? []) as Uint8Array).toString() } : {},
  );
  changeEvent(ctx, id, event, { status: 'InProgress', startedAt: ctx.now, executionId, token, functionName });
}

/** @param percent green's share */
function route(
  ctx: Context,
  { settings, blue, green }: DeploymentRecord,
  traffic: 'production' | 'test',
  percent: number,
): void {
  const listener = routes(settings)[traffic];
  if (!listener || !blue || !green) return;
  const weights = new Map([
    [blue.targetGroupArn, 100 - percent],
    [green.targetGroupArn, percent],
  ]);
  routeTraffic(ctx, listener, weights);
}

const promote = (ctx: Context, { service }: DeploymentRecord, primaryTaskSet: string | undefined) =>
  ctx.call('ecs', 'UpdateServicePrimaryTaskSet', {
    cluster: service.cluster,
    service: service.name,
    primaryTaskSet,
  });

/** One that is gone is as good as deleted. */
const deleteTaskSet = (ctx: Context, { service }: DeploymentRecord, taskSet: string | undefined) =>
  unlessFault(() =>
    ctx.call('ecs', 'DeleteTaskSet', {
      cluster: service.cluster,
      service: service.name,
      taskSet,
      force: true,
    }),
  );

function rollBack(ctx: Context, deployment: DeploymentRecord): void {
  const { id, blue, green, percent, testing } = deployment;
  attempt(ctx, id, 'ELASTIC_LOAD_BALANCING_INVALID', () => {
    if (percent > 0) route(ctx, deployment, 'production', 0);
    if (testing) route(ctx, deployment, 'test', 0);
    if (percent === 100) promote(ctx, deployment, blue?.id);
    deleteTaskSet(ctx, deployment, green?.id);
    changeDeployment(ctx, id, { deleting: true, percent: 0 });
  });
}

function succeed(ctx: Context, deployment: DeploymentRecord): void {
  const { id, application, group: name, revision, rollbackOf } = deployment;
  if (rollbackOf) endEvent(ctx, id, 'AllowTraffic');
  changeDeployment(ctx, id, { status: 'Succeeded', endedAt: ctx.now });
  const key = groupKey(application, name);
  const group = ctx.get(deploymentGroups, key);
  if (group)
    ctx.put(deploymentGroups, key, {
      ...group,
      lastSuccessful: id,
      ...(revision && { targetRevision: revision }),
    });
}
