// What tasks use and have reserved, as Container Insights reports it: one datum a minute for each task, by cluster, by
// service and by family of task definitions, and with enhanced observability by task.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import { type MeasuredMetric, measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { TaskUsage } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { clusters, insightsMinutes, type TaskRecord } from '../state.ts';
import { insightsNamespace, insightsOf } from './level.ts';

interface Used {
  readonly task: TaskRecord;
  readonly usage: TaskUsage;
}

const minuteMs = 60_000;

/** The first report of each minute is its datum: a sum is then one of tasks, as on AWS. */
export function publishTaskMetrics(used: readonly Used[], ctx: Context): void {
  const minute = Math.floor(ctx.now / minuteMs);
  for (const [name, own] of Map.groupBy(used, ({ task }) => task.cluster)) {
    const cluster = ctx.get(clusters, name);
    const level = cluster ? insightsOf(cluster) : 'disabled';
    if (level === 'disabled' || ctx.get(insightsMinutes, name)?.minute === minute) continue;
    ctx.put(insightsMinutes, name, { minute });
    const metrics = own.flatMap((one) => metricsOf(one, level === 'enhanced'));
    ctx.tell('metrics/measured', { namespace: insightsNamespace, at: ctx.now, metrics });
  }
}

function metricsOf({ task, usage }: Used, isEnhanced: boolean): MeasuredMetric[] {
  const { cpu, memory } = task.reservation;
  const family = task.taskDefinition.replace(/^.*\//, '').replace(/:\d+$/, '');
  const inCluster = { ClusterName: task.cluster };
  const sets = [
    inCluster,
    { ...inCluster, TaskDefinitionFamily: family },
    ...(task.service === undefined ? [] : [{ ...inCluster, ServiceName: task.service }]),
  ];
  const values: readonly (readonly [string, number, StandardUnit])[] = [
    ['CpuUtilized', usage.cpuUnits, 'None'],
    ['CpuReserved', cpu, 'None'],
    ['MemoryUtilized', usage.memoryMiB, 'Megabytes'],
    ['MemoryReserved', memory, 'Megabytes'],
  ];
  const shares: readonly (readonly [string, number, StandardUnit])[] = [
    ...(cpu > 0 ? [['TaskCpuUtilization', (100 * usage.cpuUnits) / cpu, 'Percent'] as const] : []),
    ...(memory > 0 ? [['TaskMemoryUtilization', (100 * usage.memoryMiB) / memory, 'Percent'] as const] : []),
  ];
  const enhanced = isEnhanced ? [...sets, { ...sets.at(-1)!, TaskId: task.id }] : [];
  const measuredIn =
    (dimensions: Readonly<Record<string, string>>) =>
    ([name, value, unit]: readonly [string, number, StandardUnit]) =>
      measuredOnce(name, sameDimensions(dimensions), unit, value);
  return [
    ...sets.flatMap((set) => values.map(measuredIn(set))),
    ...enhanced.flatMap((set) => shares.map(measuredIn(set))),
  ];
}
