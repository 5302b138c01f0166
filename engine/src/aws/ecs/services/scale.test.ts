// What keeps a service cheap: how often it is looked at, and in which portions its tasks come and go.
import { describe, expect, test, vi } from 'vitest';
import { serviceController } from '../controllers/service.ts';
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
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'large', desiredCount: 250 });
    cloud.settle();
    expect(service('large').runningCount).toBe(250);
    expect(cloud.effects.filter(({ effect }) => effect === 'runtime/start-task')).toHaveLength(250);
    // 250 tasks on 30 instances in two zones: 125 in each zone, 8 or 9 on each instance.
    const instances = cloud.call('ecs', 'DescribeContainerInstances', {
      cluster: 'main',
      containerInstances: cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' })
        .containerInstanceArns!,
    }).containerInstances!;
    expect(new Set(instances.map(({ runningTasksCount }) => runningTasksCount))).toEqual(new Set([8, 9]));
    expect(messages('large').filter((text) => text.includes('has started 10 tasks'))).toHaveLength(25);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'large', desiredCount: 0 });
    cloud.settle();
    expect(service('large')).toMatchObject({ runningCount: 0, pendingCount: 0 });
    expect(messages('large').filter((text) => text.includes('has stopped 10 running tasks'))).toHaveLength(
      25,
    );
    expect(cloud.log).toEqual([]);
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
