// AWS::CodeDeploy::BlueGreen, the hook of a template, as CloudFormation's transform AWS::CodeDeployBlueGreen makes resources
// of it: Install precedes the replacement task set, Shift follows it.
import type { TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import type { Service } from '@aws-sdk/client-ecs';
import type {
  Progress,
  Properties,
  ResourceRequest,
  ResourceType,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { changeDeployment } from '../deployment/save.ts';
import { activeOfStack, startStackDeployment } from '../deployment/stack-deployment.ts';
import {
  activeDeployments,
  type DeploymentRecord,
  deployments,
  type Hook,
  type HookName,
  isOver,
} from '../state.ts';

interface HookProperties {
  readonly Phase: 'Install' | 'Shift';
  readonly Cluster: string;
  readonly Service: string;
  readonly TargetGroups: readonly string[];
  /** The one that the task set of this version uses. */
  readonly TargetGroup: string;
  readonly ProductionListener: string;
  readonly TestListener?: string;
  readonly TaskSet?: string;
  readonly Hook: {
    readonly TrafficRoutingConfig?: Routing;
    readonly AdditionalOptions?: { readonly TerminationWaitTimeInMinutes?: number | string };
    readonly LifecycleEventHooks?: Readonly<Partial<Record<HookName, string>>>;
  };
}

interface Step {
  readonly StepPercentage?: number | string;
  readonly BakeTimeMins?: number | string;
}

interface Routing {
  readonly Type?: string;
  readonly TimeBasedCanary?: Step;
  readonly TimeBasedLinear?: Step;
}

/** Traffic moves in minutes. */
const pollMs = 1000;

export const blueGreenResource: ResourceType = {
  type: 'AWS::CodeDeploy::BlueGreen',
  // The stack's first colour has no traffic to take over.
  create: (request) => ({ status: 'success', physicalId: request.generatedName() }),
  update: (id, request, ctx) => {
    const properties = read(request.properties);
    const followed = request.memo?.deployment as string | undefined;
    const active = activeOfStack(ctx, request.stackId);
    if (properties.Phase === 'Install')
      return install(
        id,
        request,
        followed === undefined ? undefined : ctx.get(deployments, followed),
        active,
        ctx,
      );
    return shift(
      id,
      request,
      followed === undefined ? undefined : ctx.get(deployments, followed),
      active,
      ctx,
    );
  },
  delete: (physicalId) => ({ status: 'success', physicalId }),
  waitsFor: (_id, ctx) => {
    const waiting = ctx.by(activeDeployments, 'all').filter(({ ofStack }) => ofStack);
    return waiting.map(describe).join(' ') || undefined;
  },
  attributes: () => ({}),
};

function describe({ id, rollbackOf, events, percent, green }: DeploymentRecord): string {
  if (rollbackOf) return `The deployment ${id} rolls back the deployment ${rollbackOf}.`;
  const event = events.find(({ status }) => status !== 'Succeeded');
  if (!event) return `The deployment ${id} waits before the original task set is deleted.`;
  if (event.name === 'Install' && green?.id === '')
    return `The deployment ${id} waits for the replacement task set.`;
  const hook = event.functionName === undefined ? '' : `, the function ${event.functionName}`;
  return `The deployment ${id} is at ${event.name}${hook}: ${percent} % of the traffic is on the replacement.`;
}

/** Runs the hook BeforeInstall, and puts the other target group behind the listener, so that its targets are checked. */
function install(
  id: string,
  request: ResourceRequest,
  own: DeploymentRecord | undefined,
  active: DeploymentRecord | undefined,
  ctx: Context,
): Progress {
  if (own) {
    const event = own.events.find(({ name }) => name === 'Install');
    if (isOver(own)) return failed(id, own, ctx);
    return event?.startedAt === undefined ? again(id, own.id) : done(id);
  }
  if (active) return endFirst(id, active, ctx);
  const properties = read(request.properties);
  const [primary] = primaryOf(properties, ctx);
  const groups = ctx.call('elbv2', 'DescribeTargetGroups', {
    TargetGroupArns: [...properties.TargetGroups],
  }).TargetGroups;
  const named = (arn: string | undefined) => ({
    targetGroupArn: arn ?? '',
    targetGroupName: groups?.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.TargetGroupName ?? '',
  });
  const current = primary?.loadBalancers?.[0]?.targetGroupArn;
  // Nothing to move: a rollback before any traffic was moved, for example.
  if (!primary || current === properties.TargetGroup) return done(id);
  const { Hook, Cluster, Service: service } = properties;
  const deployment = startStackDeployment(ctx, {
    stackId: request.stackId,
    cluster: Cluster,
    service: service.split('/').at(-1) ?? '',
    blue: { id: primary.id ?? '', ...named(current) },
    green: named(properties.TargetGroup),
    production: properties.ProductionListener,
    test: properties.TestListener,
    routing: routingOf(Hook.TrafficRoutingConfig),
    hooks: hooksOf(Hook.LifecycleEventHooks),
    terminationWaitMinutes: Number(Hook.AdditionalOptions?.TerminationWaitTimeInMinutes ?? 0),
  });
  return again(id, deployment.id);
}

/** Hands the replacement task set to the deployment, and waits until that has succeeded. */
function shift(
  id: string,
  request: ResourceRequest,
  own: DeploymentRecord | undefined,
  active: DeploymentRecord | undefined,
  ctx: Context,
): Progress {
  if (own) {
    if (own.status === 'Succeeded') return done(id);
    return isOver(own) ? failed(id, own, ctx) : again(id, own.id);
  }
  const properties = read(request.properties);
  const [primary] = primaryOf(properties, ctx);
  if (!active) {
    if (!primary || primary.id === properties.TaskSet) return done(id);
    throw new AwsFault({
      code: 'GeneralServiceException',
      message: `The task set ${properties.TaskSet} cannot become the primary one: no deployment is in progress.`,
    });
  }
  const waits = active.green?.id === '' && active.green.targetGroupArn === properties.TargetGroup;
  if (!waits || !active.green) return endFirst(id, active, ctx);
  changeDeployment(ctx, active.id, { green: { ...active.green, id: properties.TaskSet ?? '' } });
  return again(id, active.id);
}

/** An update that is being rolled back or was cancelled: its deployment is stopped, and what it did is undone. */
function endFirst(id: string, active: DeploymentRecord, ctx: Context): Progress {
  if (!active.rollbackOf && !active.stopping)
    ctx.call('codedeploy', 'StopDeployment', { deploymentId: active.id, autoRollbackEnabled: true });
  return {
    status: 'in-progress',
    physicalId: id,
    againInMs: pollMs,
    reason: `The deployment ${active.id} ends first.`,
  };
}

/** Fails the resource once the deployment's own rollback is over. */
function failed(id: string, { id: name, error, rolledBackBy }: DeploymentRecord, ctx: Context): Progress {
  const rollback = rolledBackBy === undefined ? undefined : ctx.get(deployments, rolledBackBy);
  if (rollback && !isOver(rollback)) return again(id, name);
  throw new AwsFault({
    code: 'GeneralServiceException',
    message: `The deployment ${name} failed: ${error?.message ?? ''}`,
  });
}

const read = (properties: Properties) => properties as unknown as HookProperties;
const done = (physicalId: string): Progress => ({ status: 'success', physicalId });
const again = (physicalId: string, deployment: string): Progress => ({
  status: 'in-progress',
  physicalId,
  againInMs: pollMs,
  memo: { deployment },
  reason: `The deployment ${deployment} is in progress.`,
});

function primaryOf(
  { Cluster, Service: name }: HookProperties,
  ctx: Context,
): NonNullable<Service['taskSets']> {
  const { services } = ctx.call('ecs', 'DescribeServices', { cluster: Cluster, services: [name] });
  return services?.[0]?.taskSets?.filter(({ status }) => status === 'PRIMARY') ?? [];
}

/** By default 15 % for five minutes. */
function routingOf({
  Type = 'TimeBasedCanary',
  TimeBasedCanary,
  TimeBasedLinear,
}: Routing = {}): TrafficRoutingConfig {
  const { StepPercentage = 15, BakeTimeMins = 5 } =
    (Type === 'TimeBasedLinear' ? TimeBasedLinear : TimeBasedCanary) ?? {};
  const [percentage, interval] = [Number(StepPercentage), Number(BakeTimeMins)];
  if (Type === 'TimeBasedLinear')
    return { type: Type, timeBasedLinear: { linearPercentage: percentage, linearInterval: interval } };
  if (Type === 'TimeBasedCanary')
    return { type: Type, timeBasedCanary: { canaryPercentage: percentage, canaryInterval: interval } };
  return { type: 'AllAtOnce' };
}

const hooksOf = (hooks: HookProperties['Hook']['LifecycleEventHooks']): Hook[] =>
  Object.entries(hooks ?? {}).map(([event, functionName]) => ({ event: event as HookName, functionName }));
