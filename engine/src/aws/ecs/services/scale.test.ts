// What keeps a service cheap: how often it is looked at, and in which portions its tasks come and go.
import { describe, expect, test, vi } from 'vitest';
import { serviceController } from '../controllers/service.ts';
import { tasks } from '../state.ts';
import { addInstance, rehearseCluster } from '../testing/cluster.ts';

const hourMs = 3_600_000;
const bridge = { networkMode: 'bridge' as const };
const noNetwork = { networkConfiguration: undefined };

describe('a large service', () => {
  test('reaches its count and goes back to none, ten tasks in each of its events', () => {
    const { cloud, register, create, service, messages } = rehearseCluster({ instances: 30 });
    const container = { name: 'app', image: 'app:1', memory: 64, cpu: 32 };
    const definition = register('large', { ...bridge, containerDefinitions: [container] });
    create({ serviceName: 'large', taskDefinition: definition, ...noNetwork, desiredCount: 0 });
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'large', desiredCount: 130 });
    cloud.settle();
    expect(service('large').runningCount).toBe(130);
    expect(cloud.effects.filter(({ effect }) => effect === 'runtime/start-task')).toHaveLength(130);
    // 130 tasks on 30 instances in two zones: 65 in each zone, 4 or 5 on each instance.
    const instances = cloud.call('ecs', 'DescribeContainerInstances', {
      cluster: 'main',
      containerInstances: cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' })
        .containerInstanceArns!,
    }).containerInstances!;
    expect(new Set(instances.map(({ runningTasksCount }) => runningTasksCount))).toEqual(new Set([4, 5]));
    expect(messages('large').filter((text) => text.includes('has started 10 tasks'))).toHaveLength(13);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'large', desiredCount: 0 });
    cloud.settle();
    expect(service('large')).toMatchObject({ runningCount: 0, pendingCount: 0 });
    expect(messages('large').filter((text) => text.includes('has stopped 10 running tasks'))).toHaveLength(
      13,
    );
    expect(cloud.log).toEqual([]);
  });

  test('is deleted a hundred tasks at a time', () => {
    const { cloud, register, create, service } = rehearseCluster({ instances: 30 });
    const container = { name: 'app', image: 'app:1', memory: 64, cpu: 32 };
    const definition = register('large', { ...bridge, containerDefinitions: [container] });
    create({ serviceName: 'large', taskDefinition: definition, ...noNetwork, desiredCount: 120 });
    cloud.settle();
    cloud.call('ecs', 'DeleteService', { cluster: 'main', service: 'large', force: true });
    cloud.settle();
    expect(service('large')).toMatchObject({ status: 'INACTIVE', runningCount: 0, pendingCount: 0 });
    expect(cloud.effects.filter(({ effect }) => effect === 'runtime/stop-task')).toHaveLength(120);
  });

  test('of one task on each instance covers more instances than a plan starts tasks', () => {
    const { cloud, register, create, service } = rehearseCluster({ instances: 110 });
    create({
      serviceName: 'agent',
      taskDefinition: register('agent', bridge),
      ...noNetwork,
      schedulingStrategy: 'DAEMON',
      desiredCount: undefined,
    });
    cloud.settle();
    expect(service('agent').runningCount).toBe(110);
    const on = cloud.state.all(tasks).map(({ instance }) => instance);
    expect(new Set(on).size).toBe(110);
  });

  test('deploys a new revision within its bounds, whatever the portions', () => {
    const { cloud, register, create, service, tasksOf } = rehearseCluster({ instances: 30 });
    const container = { name: 'app', image: 'app:1', memory: 64, cpu: 32 };
    const definition = { ...bridge, containerDefinitions: [container] };
    create({
      serviceName: 'large',
      taskDefinition: register('large', definition),
      ...noNetwork,
      desiredCount: 120,
      deploymentConfiguration: { minimumHealthyPercent: 90, maximumPercent: 150 },
    });
    cloud.advance(60_000);
    const second = register('large', definition);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'large', taskDefinition: second });
    for (let step = 0; step < 40; step++) {
      cloud.advance(5_000);
      expect(service('large').runningCount).toBeGreaterThanOrEqual(108);
      expect(service('large').runningCount).toBeLessThanOrEqual(180);
    }
    expect(service('large')).toMatchObject({
      runningCount: 120,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
    expect(tasksOf('large').every((task) => task.taskDefinitionArn === second)).toBe(true);
  });

  test('is not looked at again once each of its tasks is where it should be', () => {
    const { cloud, register, create } = rehearseCluster();
    create({ serviceName: 'idle', taskDefinition: register('idle', bridge), ...noNetwork });
    create({
      serviceName: 'empty',
      taskDefinition: register('empty', bridge),
      ...noNetwork,
      desiredCount: 0,
    });
    cloud.advance(60_000);
    const looks = vi.spyOn(serviceController, 'observe');
    cloud.advance(24 * hourMs);
    expect(looks).not.toHaveBeenCalled();
    looks.mockRestore();
  });
});

describe('a service whose tasks have no place', () => {
  const full = () => {
    const cluster = rehearseCluster({ instances: 1, cpu: 256 });
    const definition = cluster.register('task', bridge);
    const create = (serviceName: string, desiredCount: number) =>
      cluster.create({ serviceName, taskDefinition: definition, ...noNetwork, desiredCount });
    create('first', 2);
    cluster.cloud.advance(60_000);
    create('second', 1);
    cluster.cloud.settle();
    expect(cluster.service('second').runningCount).toBe(0);
    return cluster;
  };

  test('gets the place of a task that ends, at once', () => {
    const { cloud, service } = full();
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'first', desiredCount: 1 });
    cloud.settle();
    expect(service('second').runningCount).toBe(1);
  });

  test('gets a place on an instance that is added, at once', () => {
    const { cloud, service } = full();
    addInstance(cloud, 'i-9', 'us-east-1a');
    cloud.settle();
    expect(service('second').runningCount).toBe(1);
  });

  test('is looked at once a minute, not more often', () => {
    const { cloud } = full();
    const looks = vi.spyOn(serviceController, 'observe');
    cloud.advance(600_000);
    expect(looks.mock.calls.length).toBeLessThanOrEqual(10);
    looks.mockRestore();
  });
});
