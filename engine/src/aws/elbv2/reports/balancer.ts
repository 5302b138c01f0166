// Handles the data plane's reports: bound ports, health check results and traffic.

import type { ListenerReport, ReservationReport, TrafficReport } from '@drydock/balancer';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { fullName, metricNamespace } from '../names.ts';
import {
  type Binding,
  balancerThread,
  hostCounts,
  hostPorts,
  listeners,
  loadBalancers,
  probes,
  targetGroups,
  targetKey,
  targets,
} from '../state.ts';
import { requestCountPerTarget } from './request-count-per-target.ts';

export function listenerBound({ listenerArn, hostPort, error }: ListenerReport, ctx: Context): void {
  const listener = ctx.get(listeners, listenerArn);
  // A report may arrive after its listener has been deleted.
  if (!listener) return;
  const binding = nextBinding(listener.binding, { hostPort, error });
  if (isSame(listener.binding, binding)) return;
  keepPort(listenerArn, binding, ctx);
  ctx.put(listeners, listenerArn, { ...listener, binding });
}

export function portReserved({ loadBalancerArn, hostPort, error }: ReservationReport, ctx: Context): void {
  const loadBalancer = ctx.get(loadBalancers, loadBalancerArn);
  if (!loadBalancer) return;
  const reservation = nextBinding(loadBalancer.reservation, { hostPort, error });
  if (isSame(loadBalancer.reservation, reservation)) return;
  keepPort(loadBalancerArn, reservation, ctx);
  ctx.put(loadBalancers, loadBalancerArn, { ...loadBalancer, reservation });
  const { hostPort: portBefore = loadBalancer.reservation?.preferredHostPort } =
    loadBalancer.reservation ?? {};
  if (portBefore !== undefined && hostPort !== undefined && portBefore !== hostPort)
    tellMoved(loadBalancerArn, portBefore, hostPort, ctx);
}

/** Its stack's outputs have the name that it had. */
function tellMoved(arn: string, portBefore: number, port: number, ctx: Context): void {
  const [before, now] = [`127.0.0.1:${portBefore}`, `127.0.0.1:${port}`];
  ctx.tell('resources/moved', {
    typePrefix: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    physicalId: arn,
    before,
    now,
    reason: `it answers at ${now}, no longer at ${before}`,
  });
}

/** A port that was given out stays the one that is wanted, whatever had to be bound instead of it. */
function nextBinding(
  before: Binding | undefined,
  { hostPort, error }: { readonly hostPort: number | undefined; readonly error: string | undefined },
): Binding {
  const own = before?.preferredHostPort ?? before?.hostPort;
  return plain({ hostPort, error, preferredHostPort: own === hostPort ? undefined : own });
}

const isSame = (a: Binding | undefined, b: Binding): boolean =>
  a?.hostPort === b.hostPort && a?.error === b.error && a?.preferredHostPort === b.preferredHostPort;

function keepPort(arn: string, { hostPort, preferredHostPort }: Binding, ctx: Context): void {
  const port = preferredHostPort ?? hostPort;
  if (port !== undefined) ctx.put(hostPorts, arn, { port });
  if (preferredHostPort === undefined) return;
  const where = hostPort === undefined ? 'It listens nowhere' : `It listens on port ${hostPort} meanwhile`;
  ctx.log(
    `Port ${preferredHostPort} of ${arn} is taken by another program. ${where}, and tries again at the next start.`,
  );
}

/** What an earlier thread found out is worth nothing: the next one checks every target anew. */
export function threadChanged({ running }: Reports['balancer/thread'], ctx: Context): void {
  if (running) {
    ctx.delete(balancerThread, 'thread');
    return;
  }
  ctx.put(balancerThread, 'thread', { running });
  for (const key of ctx.keys(probes)) ctx.delete(probes, key);
}

export function targetsProbed({ targets: probed }: Reports['balancer/health'], ctx: Context): void {
  for (const { targetGroupArn, id, port, ...probe } of probed) {
    const key = targetKey(targetGroupArn, id, port);
    if (ctx.get(targets, key)) ctx.put(probes, key, plain(probe));
  }
}

/** What is said of a target group is put together, and what of a load balancer itself. */
export function trafficSeen({ to, metrics: reported }: TrafficReport, ctx: Context): void {
  const arnOf = groupArns(ctx);
  const groups = new Map<string | undefined, Metric[]>();
  const sort = (metric: Metric) => {
    const { TargetGroup, LoadBalancer } = metric.dimensions;
    const own = groups.get(TargetGroup ?? LoadBalancer);
    if (own) own.push(metric);
    else groups.set(TargetGroup ?? LoadBalancer, [metric]);
  };
  for (const metric of reported) sort(metric);
  for (const metric of requestCountPerTarget(reported, arnOf, ctx)) sort(metric);
  for (const [name, metrics] of groups) {
    const arn = name === undefined ? undefined : arnOf.get(name);
    if (arn !== undefined && metrics.some((metric) => metric.name === 'HealthyHostCount'))
      ctx.put(hostCounts, arn, { at: ctx.now });
    const { LoadBalancer } = metrics.find(({ dimensions }) => dimensions.LoadBalancer)?.dimensions ?? {};
    ctx.tell('metrics/measured', { namespace: metricNamespace(LoadBalancer), at: to, metrics });
  }
}

/** By the full names of target groups, which stand in dimensions. */
const groupArns = (ctx: Context): ReadonlyMap<string, string> =>
  new Map(ctx.keys(targetGroups).map((arn) => [fullName(arn), arn]));

type Metric = TrafficReport['metrics'][number];
