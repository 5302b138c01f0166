// Starts a deployment: reads its AppSpec file, and finds the service, its primary task set (blue) and its two target groups.
import type { Service, TaskSet } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { unlessFault } from '../faults.ts';
import { AppSpecError, parseAppSpec } from '../revision/app-spec.ts';
import { readRevision } from '../revision/location.ts';
import type { DeploymentRecord, EventName, GroupSettings, StopReason, TaskSetReference } from '../state.ts';
import { isBehind } from '../traffic/route-traffic.ts';
import { failure } from './plan.ts';
import { changeDeployment } from './save.ts';
import { stopDeployment } from './stop.ts';

/** Why a deployment cannot go on. */
class Unstartable extends Error {
  readonly reason: StopReason;

  constructor(code: StopReason['code'], message: string) {
    super(message);
    this.reason = failure(code, message);
  }
}

export function startDeployment(ctx: Context, deployment: DeploymentRecord): void {
  try {
    changeDeployment(ctx, deployment.id, {
      ...found(ctx, deployment),
      status: 'InProgress',
      startedAt: ctx.now,
    });
  } catch (error) {
    if (!(error instanceof Unstartable)) throw error;
    stopDeployment(ctx, deployment.id, error.reason);
  }
}

function found(ctx: Context, deployment: DeploymentRecord): Partial<DeploymentRecord> {
  const { spec, hooks } = deployment.spec
    ? { spec: deployment.spec, hooks: deployment.hooks }
    : readSpec(ctx, deployment);
  const { primary } = primaryTaskSet(ctx, deployment);
  const { blue, green } = roles(ctx, deployment.settings, primary);
  const test = routes(deployment.settings).test !== undefined;
  return { spec, hooks, blue, green, events: eventNames(test).map((name) => ({ name, status: 'Pending' })) };
}

function readSpec(ctx: Context, { revision = {} }: DeploymentRecord): ReturnType<typeof parseAppSpec> {
  try {
    return parseAppSpec(readRevision(revision, ctx));
  } catch (error) {
    if (error instanceof AppSpecError) throw new Unstartable('INVALID_REVISION', error.message);
    if (error instanceof AwsFault) throw new Unstartable('REVISION_MISSING', error.message);
    throw error;
  }
}

function primaryTaskSet(
  ctx: Context,
  { service: { cluster, name } }: DeploymentRecord,
): { readonly service: Service; readonly primary: TaskSet } {
  const described = unlessFault(() => ctx.call('ecs', 'DescribeServices', { cluster, services: [name] }));
  const service = described?.services?.[0];
  if (service?.status !== 'ACTIVE')
    throw new Unstartable(
      'INVALID_ECS_SERVICE',
      `The ECS service ${name} in the cluster ${cluster} is not ACTIVE.`,
    );
  const primary = service.taskSets?.find(({ status }) => status === 'PRIMARY');
  if (!primary)
    throw new Unstartable('INVALID_ECS_SERVICE', `The ECS service ${name} has no primary task set.`);
  return { service, primary };
}

/** Blue has the primary task set's target group, green gets the other one of the pair. */
function roles(
  ctx: Context,
  settings: GroupSettings,
  primary: TaskSet,
): { readonly blue: TaskSetReference; readonly green: TaskSetReference } {
  const names = (pairOf(settings).targetGroups ?? []).map(({ name = '' }) => name);
  const described = unlessFault(() => ctx.call('elbv2', 'DescribeTargetGroups', { Names: names }));
  const groups = (described?.TargetGroups ?? []).map(({ TargetGroupArn = '', TargetGroupName = '' }) => ({
    targetGroupArn: TargetGroupArn,
    targetGroupName: TargetGroupName,
  }));
  const own = (primary.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn);
  const blue = groups.find(({ targetGroupArn }) => own.includes(targetGroupArn));
  const green = groups.find((group) => group !== blue);
  const { production } = routes(settings);
  const behind = blue && unlessFault(() => isBehind(ctx, production, blue.targetGroupArn));
  if (!blue || !green || !behind)
    throw new Unstartable(
      'ELASTIC_LOAD_BALANCING_INVALID',
      `Primary taskset target group must be behind listener ${production}`,
    );
  return { blue: { id: primary.id ?? '', ...blue }, green: { id: '', ...green } };
}

export const pairOf = ({ loadBalancerInfo }: GroupSettings) =>
  loadBalancerInfo?.targetGroupPairInfoList?.[0] ?? {};

/** The listeners, by ARN. */
export function routes(settings: GroupSettings): { readonly production: string; readonly test?: string } {
  const { prodTrafficRoute, testTrafficRoute } = pairOf(settings);
  const test = testTrafficRoute?.listenerArns?.[0];
  return { production: prodTrafficRoute?.listenerArns?.[0] ?? '', ...(test ? { test } : {}) };
}

export const eventNames = (test: boolean): EventName[] => [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  ...(test ? (['AllowTestTraffic', 'AfterAllowTestTraffic'] as const) : []),
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
];
