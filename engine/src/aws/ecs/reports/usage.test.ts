import { expect, test } from 'vitest';
import type { Measurement } from '../../../contracts/measured.ts';
import { rehearseCluster } from '../testing/cluster.ts';
import { tables } from '../testing/stand-ins.ts';

/** A cluster of so many instances, and a task on one of them. */
function oneTask(instances: number) {
  const { cloud, register, create, tasksOf } = rehearseCluster({ instances });
  create({
    serviceName: 'web',
    taskDefinition: register('web', { networkMode: 'bridge' }),
    networkConfiguration: undefined,
    desiredCount: 1,
  });
  cloud.settle();
  const taskArn = tasksOf('web')[0]!.taskArn!;
  return { cloud, taskArn };
}

test('each of many instances has a datum every minute, and no report writes those of all of them', () => {
  const { cloud, taskArn } = oneTask(450);
  const known = new Set<string>();
  let seen = 0;
  for (let report = 0; report < 12; report++) {
    cloud.report('runtime/usage', { tasks: [{ taskArn, cpuUnits: 64, memoryMiB: 64 }] });
    const data = cloud.state.all(tables.metrics).flatMap(instancesIn);
    const written = data.slice(seen);
    seen = data.length;
    expect(written.length).toBeLessThanOrEqual(200);
    for (const instance of written) known.add(instance);
    cloud.advance(5_000);
  }
  expect(known.size).toBe(450);
});

test('a machine that is fully busy shows instances that are, however many vCPUs they registered', () => {
  const { cloud, taskArn } = oneTask(4);
  const busiest = (): number => {
    const before = cloud.state.all(tables.metrics).length;
    cloud.report('runtime/usage', { tasks: [{ taskArn, cpuUnits: 512, memoryMiB: 64 }] });
    const data = cloud.state.all(tables.metrics).slice(before).flatMap(cpuOfInstances);
    return Math.max(...data);
  };
  const alone = busiest();
  const [instance] = cloud.call('ecs', 'DescribeContainerInstances', {
    cluster: 'main',
    containerInstances: cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' })
      .containerInstanceArns!,
  }).containerInstances!;
  const registered = instance!.registeredResources!.find(({ name }) => name === 'CPU')!.integerValue!;
  expect(alone).toBeCloseTo((100 * 512) / registered);
  // Two cores for four instances: each has half a core of this machine.
  cloud.report('runtime/capabilities', { runtime: 'process', features: [], cores: 2 });
  expect(busiest()).toBeCloseTo(Math.max(alone, 100));
  cloud[Symbol.dispose]();
});

test('where a vCPU is so much of a core, an instance more is capacity more, and no instance is over 100 %', () => {
  const { cloud, taskArn } = oneTask(2);
  cloud.report('runtime/capabilities', { runtime: 'process', features: [], cores: 2 });
  cloud.report('runtime/vcpu', { cores: 0.05 });
  const busiest = (cpuUnits: number): number => {
    const before = cloud.state.all(tables.metrics).length;
    cloud.report('runtime/usage', { tasks: [{ taskArn, cpuUnits, memoryMiB: 64 }] });
    const data = cloud.state.all(tables.metrics).slice(before).flatMap(cpuOfInstances);
    return Math.max(...data);
  };
  // 2 vCPUs are a tenth of a core: 102.4 units.
  expect(busiest(51.2)).toBeCloseTo(50);
  expect(busiest(512)).toBe(100);
  // It outlives a runtime that starts again, until somebody says otherwise.
  cloud.report('runtime/capabilities', { runtime: 'process', features: [], cores: 2 });
  expect(busiest(51.2)).toBeCloseTo(50);
  cloud.report('runtime/vcpu', {});
  expect(busiest(51.2)).toBeLessThan(10);
  cloud[Symbol.dispose]();
});

/** The CPUUtilization of instances that was measured, in percent. */
const cpuOfInstances = ({ namespace, metrics }: Measurement): number[] =>
  namespace === 'AWS/EC2'
    ? metrics.flatMap(({ dimensions, sum }) => (dimensions.InstanceId ? [sum] : []))
    : [];

/** The instances of which something was measured. */
const instancesIn = ({ namespace, metrics }: Measurement): string[] =>
  namespace === 'AWS/EC2' ? metrics.flatMap(({ dimensions }) => dimensions.InstanceId ?? []) : [];
