// What tasks use and have reserved, as Container Insights reports it: one datum a minute for each task, by cluster, by
// service and by family of task definitions, and with enhanced observability by task.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
import type { MetricDatum, StandardUnit } from '@aws-sdk/client-cloudwatch';
import { dimensionsList } from '../../../contracts/dimensions.ts';
import type { TaskUsage } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { clusters, insightsMinutes, type TaskRecord } from '../state.ts';
import { insightsNamespace, insightsOf } from './level.ts';

interface Used {
  readonly task: TaskRecord;
  readonly usage: TaskUsage;
}

const minuteMs = 60_000;
/** PutMetricData takes 1,000 data at most. */
const batch = 1000;

/** The first report of each minute is its datum: a sum is then one of tasks, as on AWS. */
export function publishTaskMetrics(used: readonly Used[], ctx: Context): void {
  const minute = Math.floor(ctx.now / minuteMs);
  for (const [name, own] of Map.groupBy(used, ({ task }) => task.cluster)) {
    const cluster = ctx.get(clusters, name);
    const level = cluster ? insightsOf(cluster) : 'disabled';
    if (level === 'disabled' || ctx.get(insightsMinutes, name)?.minute === minute) continue;
    ctx.put(insightsMinutes, name, { minute });
    const data = own.flatMap((one) => dataOf(one, level === 'enhanced', ctx.now));
    for (let from = 0; from < data.length; from += batch)
      ctx.call('cloudwatch', 'PutMetricData', {
        Namespace: insightsNamespace,
        MetricData: data.slice(from, from + batch),
      });
  }
}

function dataOf({ task, usage }: Used, isEnhanced: boolean, now: number): MetricDatum[] {
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
  const datum =
    (dimensions: Readonly<Record<string, string>>) =>
    ([MetricName, Value, Unit]: readonly [string, number, StandardUnit]): MetricDatum => ({
      MetricName,
      Value,
      Unit,
      Timestamp: new Date(now),
      Dimensions: dimensionsList(dimensions),
    });
  return [
    ...sets.flatMap((set) => values.map(datum(set))),
    ...enhanced.flatMap((set) => shares.map(datum(set))),
  ];
}
