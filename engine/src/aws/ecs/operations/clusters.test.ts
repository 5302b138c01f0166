import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const arn = (name: string) => `arn:aws:ecs:us-east-1:000000000000:cluster/${name}`;

describe('CreateCluster', () => {
  test('names a cluster `default` when it is given no name', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    expect(cloud.call('ecs', 'CreateCluster', {}).cluster).toMatchObject({
      clusterArn: arn('default'),
      status: 'ACTIVE',
      settings: [{ name: 'containerInsights', value: 'disabled' }],
    });
    expect(cloud.call('ecs', 'DescribeClusters', {}).clusters).toMatchObject([{ clusterName: 'default' }]);
  });

  test('returns an ACTIVE cluster of that name unchanged', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    const again = cloud.call('ecs', 'CreateCluster', {
      clusterName: 'main',
      tags: [{ key: 'team', value: 'web' }],
    });
    expect(again.cluster?.tags).toEqual([]);
  });

  test.each([
    ['a name with a dot', { clusterName: 'a.b' }, 'InvalidParameterException: Identifier contains invalid'],
    [
      'a capacity provider that does not exist',
      { clusterName: 'a', capacityProviders: ['none'] },
      "ClientException: The specified capacity provider 'none' was not found.",
    ],
  ])('refuses %s', (_what, request, expected) => {
    const { cloud } = rehearseCluster({ instances: 0 });
    expect(faultOf(() => cloud.call('ecs', 'CreateCluster', request))).toContain(expected);
    expect(cloud.call('ecs', 'ListClusters', {}).clusterArns).toEqual([arn('main')]);
  });
});

describe('DescribeClusters', () => {
  test('counts instances, tasks and services, and gives the details that are asked for', () => {
    const { cloud, register, create } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web') });
    cloud.settle();
    const describeMain = (include?: ('STATISTICS' | 'TAGS' | 'SETTINGS')[]) =>
      cloud.call('ecs', 'DescribeClusters', { clusters: ['main'], include }).clusters![0]!;
    expect(describeMain()).toMatchObject({
      registeredContainerInstancesCount: 2,
      runningTasksCount: 2,
      pendingTasksCount: 0,
      activeServicesCount: 1,
      statistics: [],
      settings: [],
    });
    expect(describeMain(['STATISTICS', 'SETTINGS'])).toMatchObject({
      statistics: expect.arrayContaining([
        { name: 'runningEC2TasksCount', value: '2' },
        { name: 'runningFargateTasksCount', value: '0' },
        { name: 'activeEC2ServiceCount', value: '1' },
      ]),
      settings: [{ name: 'containerInsights', value: 'disabled' }],
    });
  });

  test('answers with a failure for a cluster that does not exist', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    expect(cloud.call('ecs', 'DescribeClusters', { clusters: [arn('main'), 'none'] })).toMatchObject({
      clusters: [{ clusterName: 'main' }],
      failures: [{ arn: arn('none'), reason: 'MISSING' }],
    });
  });
});

test('ListClusters pages by name: a cluster that is deleted between two pages makes it skip none', () => {
  const { cloud } = rehearseCluster({ instances: 0 });
  for (const clusterName of ['a', 'b', 'c', 'd']) cloud.call('ecs', 'CreateCluster', { clusterName });
  const first = cloud.call('ecs', 'ListClusters', { maxResults: 2 });
  expect(first.clusterArns).toEqual([arn('a'), arn('b')]);
  cloud.call('ecs', 'DeleteCluster', { cluster: 'a' });
  const second = cloud.call('ecs', 'ListClusters', { nextToken: first.nextToken });
  expect(second).toEqual({ clusterArns: [arn('c'), arn('d'), arn('main')], nextToken: undefined });
  expect(faultOf(() => cloud.call('ecs', 'ListClusters', { nextToken: 'foreign' }))).toBe(
    'InvalidParameterException: Invalid token.',
  );
});

describe('UpdateCluster and UpdateClusterSettings', () => {
  test('change the settings, and leave what they do not mention', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    const configuration = { executeCommandConfiguration: { logging: 'NONE' as const } };
    cloud.call('ecs', 'UpdateCluster', { cluster: 'main', configuration });
    cloud.call('ecs', 'UpdateClusterSettings', {
      cluster: arn('main'),
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
    });
    const [main] = cloud.call('ecs', 'DescribeClusters', {
      clusters: ['main'],
      include: ['SETTINGS', 'CONFIGURATIONS'],
    }).clusters!;
    expect(main).toMatchObject({
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      configuration,
    });
    expect(faultOf(() => cloud.call('ecs', 'UpdateClusterSettings', { cluster: 'none', settings: [] }))).toBe(
      'ClusterNotFoundException: Cluster not found.',
    );
  });
});

describe('DeleteCluster', () => {
  test('is refused while the cluster has instances, services or tasks', () => {
    const { cloud, register, create } = rehearseCluster({ instances: 1 });
    const remove = () => faultOf(() => cloud.call('ecs', 'DeleteCluster', { cluster: 'main' }));
    expect(remove()).toBe(
      'ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active or draining.',
    );
    const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' });
    cloud.call('ecs', 'DeregisterContainerInstance', {
      cluster: 'main',
      containerInstance: containerInstanceArns[0],
    });
    const taskDefinition = register('web', {
      cpu: '256',
      memory: '512',
      requiresCompatibilities: ['FARGATE'],
    });
    create({ serviceName: 'web', taskDefinition, launchType: 'FARGATE' });
    cloud.settle();
    expect(remove()).toBe(
      'ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.',
    );
    cloud.call('ecs', 'DeleteService', { cluster: 'main', service: 'web', force: true });
    expect(remove()).toBe(
      'ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.',
    );
    cloud.settle();
    expect(remove()).toBe('no fault');
  });

  test('leaves the cluster INACTIVE: described, no longer listed, and not found by other operations', () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    expect(cloud.call('ecs', 'DeleteCluster', { cluster: 'main' }).cluster?.status).toBe('INACTIVE');
    expect(cloud.call('ecs', 'DescribeClusters', { clusters: ['main'] }).clusters).toMatchObject([
      { status: 'INACTIVE' },
    ]);
    expect(cloud.call('ecs', 'ListClusters', {}).clusterArns).toEqual([]);
    expect(faultOf(() => cloud.call('ecs', 'ListTasks', { cluster: 'main' }))).toBe(
      'ClusterNotFoundException: Cluster not found.',
    );
  });
});
