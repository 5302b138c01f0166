import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { behindBalancer, groupA, rehearseCluster } from '../testing/cluster.ts';
import { latest, update } from '../testing/deployments.ts';

function rehearseDeployed() {
  const cluster = rehearseCluster();
  const { cloud, register, create } = cluster;
  create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
  cloud.settle();
  return cluster;
}

describe('DescribeServiceRevisions', () => {
  test('returns what the tasks of a deployment are made from', () => {
    const cluster = rehearseDeployed();
    const { targetServiceRevision } = latest(cluster);
    const answer = cluster.cloud.call('ecs', 'DescribeServiceRevisions', {
      serviceRevisionArns: [targetServiceRevision!.arn!, 'none'],
    });
    expect(answer).toMatchObject({
      serviceRevisions: [
        {
          serviceArn: cluster.service('web').serviceArn,
          taskDefinition: expect.stringMatching(/web:1$/),
          launchType: 'EC2',
          loadBalancers: behindBalancer.loadBalancers,
          containerImages: [{ containerName: 'app', image: 'app:1' }],
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
          resolvedConfiguration: { loadBalancers: [{ targetGroupArn: groupA }] },
        },
      ],
      failures: [{ arn: 'none', reason: 'MISSING' }],
    });
  });

  test('a revision stays as it was when the service changes', () => {
    const cluster = rehearseDeployed();
    const before = latest(cluster).targetServiceRevision!.arn!;
    update(cluster, cluster.register('web'));
    cluster.cloud.settle();
    const after = latest(cluster).targetServiceRevision!.arn!;
    const { serviceRevisions = [] } = cluster.cloud.call('ecs', 'DescribeServiceRevisions', {
      serviceRevisionArns: [before, after],
    });
    expect(serviceRevisions.map(({ taskDefinition }) => taskDefinition?.split('/').at(-1))).toEqual([
      'web:1',
      'web:2',
    ]);
  });
});

describe('ListServiceDeployments', () => {
  test('lists the newest first, by status, a page at a time', () => {
    const cluster = rehearseDeployed();
    cluster.cloud.advance(1_000);
    cluster.behave('web:2', 'silent');
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(1_000);
    const list = (input: object) =>
      cluster.cloud.call('ecs', 'ListServiceDeployments', { cluster: 'main', service: 'web', ...input });
    expect(list({}).serviceDeployments?.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'SUCCESSFUL']);
    expect(list({ status: ['SUCCESSFUL'] }).serviceDeployments).toHaveLength(1);
    const first = list({ maxResults: 1 });
    expect(first.serviceDeployments).toMatchObject([{ status: 'IN_PROGRESS' }]);
    expect(list({ nextToken: first.nextToken }).serviceDeployments).toMatchObject([{ status: 'SUCCESSFUL' }]);
  });
});

describe('StopServiceDeployment', () => {
  test('refuses a deployment that has ended, and one that does not exist', () => {
    const cluster = rehearseDeployed();
    const stop = (serviceDeploymentArn: string | undefined) =>
      faultOf(() => cluster.cloud.call('ecs', 'StopServiceDeployment', { serviceDeploymentArn }));
    expect(stop(latest(cluster).serviceDeploymentArn)).toBe(
      'ConflictException: The service deployment cannot be stopped: its status is SUCCESSFUL.',
    );
    expect(stop('none')).toBe('ServiceDeploymentNotFoundException: Service deployment not found.');
  });

  test('with ABORT leaves everything as it is', () => {
    const cluster = rehearseDeployed();
    cluster.behave('web:2', 'silent');
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(1_000);
    cluster.cloud.call('ecs', 'StopServiceDeployment', {
      serviceDeploymentArn: latest(cluster).serviceDeploymentArn,
      stopType: 'ABORT',
    });
    cluster.cloud.advance(60_000);
    expect(latest(cluster)).toMatchObject({ status: 'STOPPED', statusReason: 'Stopped by user.' });
    expect(cluster.tasksOf('web')).toHaveLength(4);
  });
});

test('DescribeServiceDeployments answers with a failure for what is missing', () => {
  const { cloud } = rehearseDeployed();
  expect(cloud.call('ecs', 'DescribeServiceDeployments', { serviceDeploymentArns: ['none'] })).toEqual({
    serviceDeployments: [],
    failures: [{ arn: 'none', reason: 'MISSING' }],
  });
});

test('UpdateService to a capacity provider strategy: the service no longer has a launch type', () => {
  const cluster = rehearseDeployed();
  cluster.cloud.call('ecs', 'CreateCapacityProvider', {
    name: 'provider',
    autoScalingGroupProvider: { autoScalingGroupArn: 'arn:group/group' },
  });
  const update = () => cluster.cloud.call('ecs', 'UpdateService', { ...change, forceNewDeployment: true });
  const change = {
    cluster: 'main',
    service: 'web',
    capacityProviderStrategy: [{ capacityProvider: 'provider', weight: 1 }],
  };
  expect(faultOf(() => cluster.cloud.call('ecs', 'UpdateService', change))).toContain(
    'you must force a new deployment.',
  );
  expect(faultOf(update)).toContain('that is not associated with the cluster.');
  cluster.cloud.call('ecs', 'PutClusterCapacityProviders', {
    cluster: 'main',
    capacityProviders: ['provider'],
    defaultCapacityProviderStrategy: [],
  });
  update();
  expect(cluster.service('web')).toMatchObject({
    launchType: undefined,
    capacityProviderStrategy: change.capacityProviderStrategy,
  });
});
