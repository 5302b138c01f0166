// AWS::ECS::Service: create and update wait until the deployment is complete and the service is steady. They fail when the
// deployment is rolled back.
import { isDeepStrictEqual } from 'node:util';
import type { CreateServiceRequest, Service, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type {
  Progress,
  Properties,
  ResourceRequest,
  ResourceType,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { lastSegment } from '../find/references.ts';
import { serviceDeployments } from '../state.ts';
import { toApi } from './api-shape.ts';
import { lastFailure } from './last-failure.ts';
import { apiTags, syncTags } from './tags.ts';

const operationFailed = fault(
  'GeneralServiceException',
  (operation: string) => `Error occurred during operation '${operation}'.`,
);
const notStabilized = fault('NotStabilized', 'Exceeded attempts to wait');

const pollMs = 150;
const reason = 'The service is not yet steady.';
/** AWS's handler gives up after three hours. */
const longestWaitMs = 3 * 3_600_000;

export const service: ResourceType = {
  type: 'AWS::ECS::Service',
  create: (request, ctx) => {
    if (request.memo) return followDeployment(request, ctx);
    const { service: created } = ctx.call('ecs', 'CreateService', {
      ...inputOf(request),
      serviceName: (request.properties.ServiceName as string | undefined) ?? request.generatedName(255),
      // A new service without a count has one task.
      desiredCount:
        request.properties.SchedulingStrategy === 'DAEMON'
          ? (request.properties.DesiredCount as number | undefined)
          : ((request.properties.DesiredCount as number | undefined) ?? 1),
      tags: apiTags(request),
    });
    return waitFor(created, ctx.now, true);
  },
  update: (arn, request, ctx) => {
    if (request.memo) return followDeployment(request, ctx);
    const before = find(arn, request.properties, ctx)?.currentServiceDeployment;
    const { service: updated } = ctx.call('ecs', 'UpdateService', { ...updateOf(request), service: arn });
    syncTags(arn, request, ctx);
    return waitFor(updated, ctx.now, updated?.currentServiceDeployment !== before);
  },
  delete: (arn, request, ctx) => {
    const cluster = clusterOf(arn, request.properties);
    const found = find(arn, request.properties, ctx);
    if (!found || found.status === 'INACTIVE') return { status: 'success', physicalId: arn };
    if (found.status === 'ACTIVE') ctx.call('ecs', 'DeleteService', { cluster, service: arn, force: true });
    return {
      status: 'in-progress',
      physicalId: arn,
      againInMs: pollMs,
      reason: 'The service is DRAINING.',
    };
  },
  waitsFor: (arn, ctx) => {
    const found = find(arn, {}, ctx);
    if (!found) return undefined;
    const { runningCount = 0, pendingCount = 0, desiredCount = 0, events = [], deployments = [] } = found;
    const primary = deployments.find(({ status }) => status === 'PRIMARY');
    const counts =
      found.status === 'ACTIVE'
        ? `${runningCount} of ${desiredCount} tasks are running, ${pendingCount} are pending.`
        : `The service is ${found.status}: ${runningCount} tasks are still running.`;
    const isFailing =
      found.status === 'ACTIVE' && primary?.rolloutState === 'IN_PROGRESS' && (primary.failedTasks ?? 0) > 0;
    const cluster = lastSegment(found.clusterArn ?? '');
    const why = isFailing && lastFailure({ cluster, name: lastSegment(arn) }, primary.id, ctx);
    const state = isFailing ? ` ${primary.failedTasks} tasks have failed.${why ? ` ${why}` : ''}` : '';
    const [newest] = events;
    const wait = deploymentWait(found.currentServiceDeployment, ctx);
    return `${counts}${state}${wait}${newest?.message ? ` Last event: ${newest.message}` : ''}`;
  },
  unread: ['ForceNewDeployment', 'PlatformVersion'],
  managed(arn, ctx) {
    const [, id = ''] = arn.split(':service/');
    const { ScalableTargets } = ctx.call('application-autoscaling', 'DescribeScalableTargets', {
      ServiceNamespace: 'ecs',
      ResourceIds: [`service/${id}`],
    });
    return ScalableTargets?.length ? ['DesiredCount'] : [];
  },
  read: (arn, properties, ctx) => {
    const found = find(arn, properties, ctx);
    if (found?.status !== 'ACTIVE') return undefined;
    const [deployment] = found.deployments ?? [];
    return {
      ...found,
      Cluster: found.clusterArn,
      Role: found.roleArn,
      PlacementStrategies: found.placementStrategy,
      ServiceConnectConfiguration: deployment?.serviceConnectConfiguration,
      VolumeConfigurations: deployment?.volumeConfigurations,
    };
  },
  attributes: (arn, ctx) => {
    if (!find(arn, {}, ctx))
      throw new AwsFault({ code: 'NotFound', message: `The service ${arn} does not exist.` });
    return { Name: lastSegment(arn), ServiceArn: arn };
  },
};

/** A lifecycle hook or a bake time that the service's deployment waits for, in a sentence. */
function deploymentWait(deployment: string | undefined, ctx: Context): string {
  const rollout = deployment ? ctx.get(serviceDeployments, deployment) : undefined;
  if (!rollout) return '';
  const { hookRuns = [], deploymentConfiguration, stage, bakeStartedAt, status } = rollout;
  const run = hookRuns.find((each) => each.status === 'AWAITING_ACTION' || each.status === 'IN_PROGRESS');
  if (run?.status === 'AWAITING_ACTION')
    return ` The deployment pauses at ${run.stage} until ContinueServiceDeployment is called for the hook ${run.id}.`;
  if (run) {
    const { hookTargetArn } = deploymentConfiguration?.lifecycleHooks?.[run.hook] ?? {};
    return ` The deployment waits at ${run.stage} for the lifecycle hook ${hookTargetArn}.`;
  }
  const isBaking = status === 'IN_PROGRESS' && (bakeStartedAt !== undefined || stage === 'BAKE_TIME');
  if (!isBaking) return '';
  const { enable, alarmNames = [] } = deploymentConfiguration.alarms ?? {};
  return enable
    ? ` The deployment is in its bake time, watching the alarms ${alarmNames.join(', ')}.`
    : ' The deployment is in its bake time.';
}

/** The members of the API's requests, without those that only CloudFormation or only one of the two operations has. */
function inputOf({ properties }: ResourceRequest): Omit<CreateServiceRequest, 'serviceName'> {
  const { ForceNewDeployment: _force, Tags: _tags, ...rest } = properties;
  return toApi<CreateServiceRequest>(rest);
}

function updateOf(
  request: ResourceRequest & { readonly previous: Properties },
): Omit<UpdateServiceRequest, 'service'> {
  const {
    serviceName: _name,
    launchType: _launchType,
    schedulingStrategy: _scheduling,
    role: _role,
    deploymentController: _controller,
    ...members
  } = toApi<CreateServiceRequest>(changedProperties(request));
  const forced = (properties: Properties) => JSON.stringify(properties.ForceNewDeployment ?? null);
  const { ForceNewDeployment: force } = request.properties as {
    ForceNewDeployment?: { EnableForceNewDeployment?: boolean };
  };
  return {
    ...defaultsOfRemoved(request),
    ...members,
    // A setting that was removed from the template returns to its default; a desired count that the template never gave stays
    // as it was scaled.
    placementConstraints:
      members.placementConstraints ?? (request.previous.PlacementConstraints ? [] : undefined),
    placementStrategy: members.placementStrategy ?? (request.previous.PlacementStrategies ? [] : undefined),
    ...(force?.EnableForceNewDeployment === true && forced(request.properties) !== forced(request.previous)
      ? { forceNewDeployment: true }
      : {}),
  };
}

/** Simple settings that UpdateService keeps when it is not given them. */
const defaults: Readonly<Record<string, Partial<UpdateServiceRequest>>> = {
  EnableExecuteCommand: { enableExecuteCommand: false },
  EnableECSManagedTags: { enableECSManagedTags: false },
  HealthCheckGracePeriodSeconds: { healthCheckGracePeriodSeconds: 0 },
  PropagateTags: { propagateTags: 'NONE' },
};

function defaultsOfRemoved({
  properties,
  previous,
}: ResourceRequest & { readonly previous: Properties }): Partial<UpdateServiceRequest> {
  const removed = Object.keys(defaults).filter(
    (name) => previous[name] !== undefined && properties[name] === undefined,
  );
  return Object.assign({}, ...removed.map((name) => defaults[name]));
}

/**
 * Where CodeDeploy or an external controller makes the deployments, a service's task definition and target groups are no
 * longer those of the template. What the template does not change is not sent, so that it is not taken for a change.
 */
function changedProperties({
  properties,
  previous,
}: ResourceRequest & { readonly previous: Properties }): Properties {
  const { ForceNewDeployment: _force, Tags: _tags, ...rest } = properties;
  if (controllerOf(properties) === 'ECS') return rest;
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([name, value]) =>
        name === 'Cluster' || name === 'ServiceName' || !isDeepStrictEqual(value, previous[name]),
    ),
  );
}

const controllerOf = ({ DeploymentController }: Properties): string =>
  (DeploymentController as { readonly Type?: string } | undefined)?.Type ?? 'ECS';

function waitFor(found: Service | undefined, since: number, deploying: boolean): Progress {
  const physicalId = found?.serviceArn ?? '';
  const deployment = deploying ? (found?.currentServiceDeployment ?? '') : '';
  return {
    status: 'in-progress',
    physicalId,
    configured: true,
    againInMs: pollMs,
    memo: { arn: physicalId, deployment, since },
    reason,
  };
}

/** Follows the deployment that this request started; without one, waits only for the service to be steady. */
function followDeployment(request: ResourceRequest, ctx: Context): Progress {
  const { arn, deployment, since } = request.memo as { arn: string; deployment: string; since: number };
  const again: Progress = {
    status: 'in-progress',
    physicalId: arn,
    againInMs: pollMs,
    memo: request.memo,
    reason,
  };
  const rollout = deployment ? ctx.get(serviceDeployments, deployment) : undefined;
  switch (rollout?.status) {
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      throw operationFailed(causes[rollout.trigger ?? 'user']);
    case 'SUCCESSFUL':
    case undefined:
      break;
    default:
      if (ctx.now - since >= longestWaitMs) throw notStabilized();
      return again;
  }
  const found = find(arn, request.properties, ctx);
  if (found?.status !== 'ACTIVE') throw operationFailed('ECS service is not active');
  if (rollout || isSteady(found)) return { status: 'success', physicalId: arn };
  if (ctx.now - since >= longestWaitMs) throw notStabilized();
  return again;
}

const causes = {
  'circuit-breaker': 'ECS Deployment Circuit Breaker was triggered',
  alarm: 'ECS Deployment Alarms were triggered',
  hook: 'ECS Deployment Lifecycle Hook failed',
  timeout: 'ECS Deployment timed out',
  traffic: 'ECS Deployment could not shift traffic',
  user: 'ECS Deployment was stopped',
};

/** A service with an external controller has no tasks until it gets a task set. */
function isSteady({
  deploymentController,
  deployments,
  taskSets = [],
  runningCount,
  desiredCount,
}: Service): boolean {
  if (deploymentController?.type === 'EXTERNAL') return true;
  if (deploymentController?.type === 'CODE_DEPLOY')
    return taskSets.every(({ stabilityStatus }) => stabilityStatus === 'STEADY_STATE');
  return deployments?.length === 1 && runningCount === desiredCount;
}

function find(arn: string, properties: Properties, ctx: Context): Service | undefined {
  try {
    const { services = [] } = ctx.call('ecs', 'DescribeServices', {
      cluster: clusterOf(arn, properties),
      services: [arn],
      include: ['TAGS'],
    });
    return services[0];
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'ClusterNotFoundException') return undefined;
    throw error;
  }
}

/** From the ARN: `…:service/<cluster>/<name>`. */
function clusterOf(arn: string, properties: Properties): string | undefined {
  const parts = arn.split(':').at(-1)?.split('/') ?? [];
  return parts.length === 3 ? parts[1] : (properties.Cluster as string | undefined);
}
