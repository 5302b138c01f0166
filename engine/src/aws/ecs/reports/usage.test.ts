import { expect, test } from 'vitest';
import { rehearseCluster } from '../testing/cluster.ts';
import { tables } from '../testing/stand-ins.ts';

test('each of many instances has a datum every minute, and no report writes those of all of them', () => {
  const { cloud, register, create, tasksOf } = rehearseCluster({ instances: 450 });
  create({
    serviceName: 'web',
    taskDefinition: register('web', { networkMode: 'bridge' }),
    networkConfiguration: undefined,
    desiredCount: 1,
  });
  cloud.settle();
  const taskArn = tasksOf('web')[0]!.taskArn!;
  const known = new Set<string>();
  let seen = 0;
  for (let report = 0; report < 12; report++) {
    cloud.report('runtime/usage', { tasks: [{ taskArn, cpuUnits: 64, memoryMiB: 64 }] });
    const data = cloud.state.all(tables.metrics).flatMap(({ value }) => metricsOf(value));
    const written = data.slice(seen);
    seen = data.length;
    expect(written.length).toBeLessThanOrEqual(200);
    for (const instance of written) known.add(instance);
    cloud.advance(5_000);
  }
  expect(known.size).toBe(450);
});

/** The instances that a PutMetricData names. */
function metricsOf(put: unknown): string[] {
  const { Namespace, MetricData } = put as {
    Namespace: string;
    MetricData: { Dimensions: { Name: string; Value: string }[] }[];
  };
  if (Namespace !== 'AWS/EC2') return [];
  return MetricData.flatMap(({ Dimensions }) =>
    Dimensions.flatMap(({ Name, Value }) => (Name === 'InstanceId' ? [Value] : [])),
  );
}
