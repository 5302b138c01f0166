// Handles the data plane's reports: bound ports, health check results and traffic.

import type { Dimension, MetricDatum } from '@aws-sdk/client-cloudwatch';
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

/** CloudWatch takes at most 1,000 data in a call, and 150 values in a datum. */
const dataPerCall = 1000;
const valuesPerDatum = 150;

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
  const at = new Date(to);
  for (const [name, own] of groups) {
    const arn = name === undefined ? undefined : arnOf.get(name);
    if (arn !== undefined && own.some((metric) => metric.name === 'HealthyHostCount'))
      ctx.put(hostCounts, arn, { at: ctx.now });
    const { LoadBalancer } = own.find(({ dimensions }) => dimensions.LoadBalancer)?.dimensions ?? {};
    putMetrics(metricNamespace(LoadBalancer), own, at, ctx);
  }
}

/** By the full names of target groups, which stand in dimensions. */
const groupArns = (ctx: Context): ReadonlyMap<string, string> =>
  new Map(ctx.keys(targetGroups).map((arn) => [fullName(arn), arn]));

type Metric = TrafficReport['metrics'][number];

function putMetrics(namespace: string, metrics: readonly Metric[], at: Date, ctx: Context): void {
  const data: MetricDatum[] = [];
  for (const metric of metrics)
    if (metric.values) for (const part of partsOf(metric.values)) data.push(datumOf(metric, part, at));
    else data.push(datumOf(metric, statisticsOf(metric), at));
  for (let from = 0; from < data.length; from += dataPerCall)
    ctx.call('cloudwatch', 'PutMetricData', {
      Namespace: namespace,
      MetricData: data.length <= dataPerCall ? data : data.slice(from, from + dataPerCall),
    });
}

type Measured = Pick<MetricDatum, 'Values' | 'Counts' | 'StatisticValues'>;

const datumOf = (
  { name: MetricName, dimensions, unit: Unit }: Metric,
  { Values, Counts, StatisticValues }: Measured,
  Timestamp: Date,
): MetricDatum => ({
  MetricName,
  Dimensions: dimensionList(dimensions) as Dimension[],
  Timestamp,
  Unit,
  Values,
  Counts,
  StatisticValues,
});

const statisticsOf = ({ sum: Sum, count: SampleCount, min: Minimum, max: Maximum }: Metric): Measured => ({
  StatisticValues: { SampleCount, Sum, Minimum, Maximum },
});

/** Values with their counts: several data where a second saw more values than one takes. */
function partsOf(values: ReadonlyMap<number, number>): Pick<MetricDatum, 'Values' | 'Counts'>[] {
  const all = [...values];
  const parts = Array.from({ length: Math.ceil(all.length / valuesPerDatum) }, (_, part) =>
    all.slice(part * valuesPerDatum, (part + 1) * valuesPerDatum),
  );
  return parts.map((part) => ({
    Values: part.map(([value]) => value),
    Counts: part.map(([, times]) => times),
  }));
}

/** The same list each time of dimensions that never change, which CloudWatch then knows by sight. */
const dimensionLists = new WeakMap<object, readonly Dimension[]>();

function dimensionList(dimensions: Metric['dimensions']): readonly Dimension[] {
  const known = dimensionLists.get(dimensions);
  if (known) return known;
  const list = Object.entries(dimensions).map(([Name, Value]) => Object.freeze({ Name, Value }));
  if (Object.isFrozen(dimensions)) dimensionLists.set(dimensions, Object.freeze(list));
  return list;
}
