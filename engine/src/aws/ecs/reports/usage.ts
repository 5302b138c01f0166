// What running tasks use, as metrics: AWS/ECS by service and cluster (percent of what the tasks reserved), AWS/EC2 by
// instance and group (percent of the instance's capacity that its tasks use).
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
import {
  type MeasuredMetric,
  measuredOf,
  measuredOnce,
  sameDimensions,
} from '../../../contracts/measured.ts';
import type { TaskUsage } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { unlessFault } from '../faults.ts';
import { instanceKey, instancesOfCluster, registeredInstances } from '../find/container-instances.ts';
import { keyOf } from '../find/references.ts';
import { findTaskByArn } from '../find/tasks.ts';
import { publishTaskMetrics } from '../insights/task-metrics.ts';
import { integerResource } from '../placement/instance-resources.ts';
import { type ContainerInstanceRecord, runtimes, type TaskRecord } from '../state.ts';

interface Scale {
  /** How much of the processors that instances registered there is. */
  readonly real: number;
  /** How much of a core a vCPU of an instance is. Fargate's are not shared. */
  readonly unit: number;
}

interface Used {
  readonly task: TaskRecord;
  readonly usage: TaskUsage;
}

export function usage(report: Reports['runtime/usage'], ctx: Context): void {
  const used: Used[] = [];
  for (const one of report.tasks) {
    const task = findTaskByArn(ctx, one.taskArn);
    if (task) used.push({ task, usage: one });
  }
  const scale = {
    real: realShare(ctx),
    unit: ctx.get(runtimes, 'current')?.coresPerVcpu ?? 1,
  };
  for (const ofCluster of Map.groupBy(used, ({ task }) => task.cluster).values()) {
    for (const [service, group] of Map.groupBy(ofCluster, ({ task }) => task.service))
      if (service !== undefined) put(ctx, 'AWS/ECS', serviceData(group, scale));
    put(ctx, 'AWS/ECS', clusterData(ctx, ofCluster, scale));
  }
  const onInstance = cpuByInstance(used);
  for (const instance of inTurn(registeredInstances(ctx), ctx.now))
    if (instance.agentConnected) {
      const cpuUnits = onInstance.get(instanceKey(instance)) ?? 0;
      for (const metric of instanceData(ctx, instance, cpuUnits, scale)) put(ctx, 'AWS/EC2', [metric]);
    }
  publishTaskMetrics(used, ctx);
}

/**
 * How much of the processors that instances registered this machine has: its cores are shared out among them, so that a
 * machine that is fully busy shows instances that are. Or a vCPU is as much of a core as somebody has said: then an
 * instance more is capacity more.
 */
function realShare(ctx: Context): number {
  const { cores, coresPerVcpu } = ctx.get(runtimes, 'current') ?? {};
  if (coresPerVcpu !== undefined) return coresPerVcpu;
  if (cores === undefined) return 1;
  const registered = registeredInstances(ctx)
    .filter((instance) => instance.agentConnected)
    .reduce((sum, instance) => sum + integerResource(instance.registeredResources, 'CPU'), 0);
  return registered > 0 ? Math.min(1, (cores * 1024) / registered) : 1;
}

const turnMs = 5_000;
const instancesPerTurn = 200;
/** EC2's detailed monitoring has one datum a minute for each instance: no instance has fewer here. */
const turnsPerMinute = 12;

/** Of many instances, a part with each report. */
function inTurn<T>(instances: readonly T[], now: number): readonly T[] {
  const turns = Math.min(turnsPerMinute, Math.ceil(instances.length / instancesPerTurn));
  const turn = Math.floor(now / turnMs) % turns;
  return instances.filter((_, index) => index % turns === turn);
}

function cpuByInstance(used: readonly Used[]): ReadonlyMap<string, number> {
  const cpu = new Map<string, number>();
  for (const { task, usage } of used) {
    if (task.instance === undefined) continue;
    const key = keyOf(task.cluster, task.instance);
    cpu.set(key, (cpu.get(key) ?? 0) + usage.cpuUnits);
  }
  return cpu;
}

/** What is said of one thing is put together. */
function put(ctx: Context, namespace: string, metrics: readonly MeasuredMetric[]): void {
  if (metrics.length > 0) ctx.tell('metrics/measured', { namespace, at: ctx.now, metrics });
}

/**
 * Each task is a sample, so that the service's average is that of its tasks.
 */
function serviceData(group: readonly Used[], { unit }: Scale): MeasuredMetric[] {
  const { cluster, service } = group[0]!.task;
  const dimensions = sameDimensions({ ClusterName: cluster, ServiceName: service! });
  const cpu = group.map(({ task, usage: used }) =>
    share(used.cpuUnits, task.reservation.cpu * (task.instance === undefined ? 1 : unit)),
  );
  const memory = group.map(({ task, usage: used }) => share(used.memoryMiB, task.reservation.memory));
  return [...percent('CPUUtilization', dimensions, cpu), ...percent('MemoryUtilization', dimensions, memory)];
}

/** For a cluster: the share that is used of everything that its container instances registered. */
function clusterData(ctx: Context, group: readonly Used[], { real }: Scale): MeasuredMetric[] {
  const { cluster } = group[0]!.task;
  const instances = instancesOfCluster(ctx, cluster);
  const registered = (name: string) =>
    instances.reduce((sum, instance) => sum + integerResource(instance.registeredResources, name), 0);
  const here = group.filter(({ task }) => task.instance !== undefined);
  const dimensions = sameDimensions({ ClusterName: cluster });
  const cpu = upTo100(share(sum(here, 'cpuUnits'), real * registered('CPU')));
  const memory = share(sum(here, 'memoryMiB'), registered('MEMORY'));
  return [
    ...percent('CPUUtilization', dimensions, [cpu]),
    ...percent('MemoryUtilization', dimensions, [memory]),
  ];
}

function instanceData(
  ctx: Context,
  instance: ContainerInstanceRecord,
  cpuUnits: number,
  { real }: Scale,
): MeasuredMetric[] {
  // Processes of this machine are not held to what an instance would have.
  const used = upTo100(share(cpuUnits, real * integerResource(instance.registeredResources, 'CPU')));
  const found = unlessFault(() =>
    ctx.call('ec2', 'DescribeInstances', { InstanceIds: [instance.ec2InstanceId] }),
  );
  const tags = found?.Reservations?.[0]?.Instances?.[0]?.Tags ?? [];
  const group = tags.find((tag) => tag.Key === 'aws:autoscaling:groupName')?.Value;
  if (used === undefined) return [];
  const measured = (dimensions: MeasuredMetric['dimensions']) =>
    measuredOnce('CPUUtilization', dimensions, 'Percent', used);
  // A group's metric is put once for each instance, so that it is never one of a set.
  return [
    measured(sameDimensions({ InstanceId: instance.ec2InstanceId })),
    ...(group ? [measured({ AutoScalingGroupName: group })] : []),
  ];
}

const upTo100 = (percent: number | undefined) => percent && Math.min(100, percent);

/** Undefined when nothing was reserved, so that there is nothing to be a percentage of. */
function share(part: number, whole: number): number | undefined {
  return whole > 0 ? (100 * part) / whole : undefined;
}

function percent(
  name: string,
  dimensions: MeasuredMetric['dimensions'],
  values: readonly (number | undefined)[],
): MeasuredMetric[] {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? [] : [measuredOf(name, dimensions, 'Percent', known)];
}

const sum = (used: readonly Used[], of: 'cpuUnits' | 'memoryMiB'): number =>
  used.reduce((total, one) => total + one.usage[of], 0);
