import { expect, test } from 'vitest';
import { rehearseCluster } from '../testing/cluster.ts';
import { tables } from '../testing/stand-ins.ts';

function rehearseInsights(value: string) {
  const { cloud, register, create, tasksOf } = rehearseCluster();
  cloud.call('ecs', 'UpdateClusterSettings', {
    cluster: 'main',
    settings: [{ name: 'containerInsights', value }],
  });
  create({
    serviceName: 'web',
    taskDefinition: register('web', { networkMode: 'bridge' }),
    networkConfiguration: undefined,
    desiredCount: 2,
  });
  cloud.settle();
  const report = (cpuUnits: number) =>
    cloud.report('runtime/usage', {
      tasks: tasksOf('web').map(({ taskArn = '' }) => ({ taskArn, cpuUnits, memoryMiB: 64 })),
    });
  /** `<metric> <dimension values>` to the values that were put. */
  const put = () => {
    const found = new Map<string, number[]>();
    for (const { namespace, metrics } of cloud.state.all(tables.metrics)) {
      if (namespace !== 'ECS/ContainerInsights') continue;
      for (const { name, dimensions, sum } of metrics) {
        const key = [name, ...Object.values(dimensions)].join(' ');
        found.set(key, [...(found.get(key) ?? []), sum]);
      }
    }
    return found;
  };
  return { cloud, report, put };
}

test('a cluster that asks for Container Insights has them, each task once a minute', () => {
  const { cloud, report, put } = rehearseInsights('enabled');
  report(100);
  report(200);
  const first = put();
  expect(first.get('CpuUtilized main web')).toEqual(
    // By family and by service, which have the same name.
    [100, 100, 100, 100],
  );
  expect(first.get('CpuUtilized main')).toEqual([100, 100]);
  expect(first.get('MemoryUtilized main')).toEqual([64, 64]);
  expect([...first.keys()].filter((key) => key.startsWith('Task'))).toEqual([
    'TaskCount main',
    'TaskSetCount main web',
  ]);
  cloud.advance(60_000);
  report(300);
  expect(put().get('CpuUtilized main')).toEqual([100, 100, 300, 300]);
});

test('counts of a cluster and its services come every minute', () => {
  const { cloud, put } = rehearseInsights('enabled');
  cloud.advance(60_000);
  const latest = (key: string) => put().get(key)?.at(-1);
  expect([
    latest('TaskCount main'),
    latest('ServiceCount main'),
    latest('ContainerInstanceCount main'),
  ]).toEqual([2, 1, 2]);
  expect([latest('DesiredTaskCount main web'), latest('RunningTaskCount main web')]).toEqual([2, 2]);
  expect([latest('PendingTaskCount main web'), latest('DeploymentCount main web')]).toEqual([0, 1]);
});

test('with enhanced observability each task has its utilisation', () => {
  const { report, put } = rehearseInsights('enhanced');
  report(64);
  const byTask = [...put().keys()].filter((key) => /^TaskCpuUtilization main web \S{8,}$/.test(key));
  expect(byTask).toHaveLength(2);
  expect(put().get('TaskCpuUtilization main')).toHaveLength(2);
});

test('a cluster that does not ask for them has none', () => {
  const { cloud, report, put } = rehearseInsights('disabled');
  report(100);
  cloud.advance(120_000);
  expect(put().size).toBe(0);
});
