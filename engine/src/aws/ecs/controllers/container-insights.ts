// Publishes once a minute how many tasks, services and instances a cluster with Container Insights has.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
import { measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Controller, Observation } from '../../../kernel/controller.ts';
import { insightsNamespace, insightsOf } from '../insights/level.ts';
import { clusters, instancesByCluster, servicesByCluster, tasksByCluster } from '../state.ts';

type Count = readonly [dimensions: Readonly<Record<string, string>>, name: string, value: number];

const minuteMs = 60_000;
/** DescribeServices takes ten names. */
const perCall = 10;

export const containerInsightsController: Controller<readonly Count[], readonly Count[]> = {
  name: 'ecs/container-insights',
  keys: (state) => state.keys(clusters),
  watches: { 'ecs/clusters': (name) => [name] },
  observe(state, name) {
    const cluster = state.get(clusters, name);
    return cluster && insightsOf(cluster) !== 'disabled' ? countsOf(state, name) : undefined;
  },
  // On the minute, as alarms are evaluated. An early run, because the cluster changed, only adds a sample.
  plan: (counts, now) => ({ steps: [counts], revisitAt: (Math.floor(now / minuteMs) + 1) * minuteMs }),
  apply(counts, ctx) {
    const metrics = counts.map(([dimensions, name, value]) =>
      measuredOnce(name, sameDimensions(dimensions), 'Count', value),
    );
    ctx.tell('metrics/measured', { namespace: insightsNamespace, at: ctx.now, metrics });
  },
};

function countsOf(state: Observation, ClusterName: string): readonly Count[] {
  const own = state.by(servicesByCluster, ClusterName).filter(({ status }) => status !== 'INACTIVE');
  const running = state.by(tasksByCluster, ClusterName).filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const inCluster = { ClusterName };
  const counts: Count[] = [
    [inCluster, 'ContainerInstanceCount', state.by(instancesByCluster, ClusterName).length],
    [inCluster, 'ServiceCount', own.length],
    [inCluster, 'TaskCount', running.length],
  ];
  const names = own.map(({ name }) => name);
  for (let from = 0; from < names.length; from += perCall) {
    const { services: described = [] } = state.call('ecs', 'DescribeServices', {
      cluster: ClusterName,
      services: names.slice(from, from + perCall),
    });
    for (const one of described) {
      const inService = { ClusterName, ServiceName: one.serviceName ?? '' };
      counts.push(
        [inService, 'DesiredTaskCount', one.desiredCount ?? 0],
        [inService, 'RunningTaskCount', one.runningCount ?? 0],
        [inService, 'PendingTaskCount', one.pendingCount ?? 0],
        [inService, 'DeploymentCount', one.deployments?.length ?? 0],
        [inService, 'TaskSetCount', one.taskSets?.length ?? 0],
      );
    }
  }
  return counts;
}
