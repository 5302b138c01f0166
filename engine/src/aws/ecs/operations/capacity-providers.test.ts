import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const group = 'arn:aws:autoscaling:us-east-1:0:autoScalingGroup:1:autoScalingGroupName/group';

function rehearseProvider() {
  const cluster = rehearseCluster({ instances: 0 });
  const { cloud } = cluster;
  const { capacityProvider: created } = cloud.call('ecs', 'CreateCapacityProvider', {
    name: 'provider',
    autoScalingGroupProvider: { autoScalingGroupArn: group, managedScaling: { targetCapacity: 80 } },
    tags: [{ key: 'team', value: 'web' }],
  });
  const described = () =>
    cloud.call('ecs', 'DescribeCapacityProviders', { capacityProviders: ['provider'] }).capacityProviders![0];
  return { ...cluster, created, described };
}

describe('CreateCapacityProvider', () => {
  test('fills in the defaults of managed scaling, draining and termination protection', () =>
    expect(rehearseProvider().created).toMatchObject({
      capacityProviderArn: 'arn:aws:ecs:us-east-1:000000000000:capacity-provider/provider',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: group,
        managedScaling: {
          status: 'DISABLED',
          targetCapacity: 80,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
      tags: [{ key: 'team', value: 'web' }],
    }));

  test.each([
    [
      'a name that AWS reserves',
      { name: 'fargate-own' },
      'The name cannot be prefixed with "aws", "ecs", or',
    ],
    [
      'a name that is taken',
      { name: 'provider' },
      'A capacity provider with the specified name already exists.',
    ],
    [
      'no group',
      { name: 'other', autoScalingGroupProvider: undefined },
      'autoScalingGroupProvider is required.',
    ],
  ])('refuses %s', (_what, request, expected) => {
    const { cloud } = rehearseProvider();
    const call = () =>
      cloud.call('ecs', 'CreateCapacityProvider', {
        autoScalingGroupProvider: { autoScalingGroupArn: group },
        ...request,
      });
    expect(faultOf(call)).toContain(expected);
  });
});

describe('DescribeCapacityProviders', () => {
  test('lists Fargate’s providers beside the account’s own', () => {
    const { cloud } = rehearseProvider();
    const { capacityProviders = [] } = cloud.call('ecs', 'DescribeCapacityProviders', {});
    expect(capacityProviders.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'FARGATE FARGATE',
      'FARGATE_SPOT FARGATE_SPOT',
      'provider EC2_AUTOSCALING',
    ]);
    expect(capacityProviders[2]?.tags).toEqual([]);
  });

  test('takes names and ARNs, includes tags when asked to, and answers with a failure for what is missing', () => {
    const { cloud, created } = rehearseProvider();
    expect(
      cloud.call('ecs', 'DescribeCapacityProviders', {
        capacityProviders: [created!.capacityProviderArn!, 'none'],
        include: ['TAGS'],
      }),
    ).toMatchObject({
      capacityProviders: [{ name: 'provider', tags: [{ key: 'team', value: 'web' }] }],
      failures: [{ arn: expect.stringMatching(/capacity-provider\/none$/), reason: 'MISSING' }],
    });
  });

  test('pages by name', () => {
    const { cloud } = rehearseProvider();
    const first = cloud.call('ecs', 'DescribeCapacityProviders', { maxResults: 2 });
    const second = cloud.call('ecs', 'DescribeCapacityProviders', { nextToken: first.nextToken });
    expect(second.capacityProviders).toMatchObject([{ name: 'provider' }]);
  });
});

test('UpdateCapacityProvider changes what it is given and keeps the rest', () => {
  const { cloud, described } = rehearseProvider();
  cloud.call('ecs', 'UpdateCapacityProvider', {
    name: 'provider',
    autoScalingGroupProvider: { managedScaling: { status: 'ENABLED' }, managedDraining: 'DISABLED' },
  });
  expect(described()).toMatchObject({
    updateStatus: 'UPDATE_COMPLETE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: group,
      managedScaling: { status: 'ENABLED', targetCapacity: 80 },
      managedDraining: 'DISABLED',
    },
  });
  expect(
    faultOf(() =>
      cloud.call('ecs', 'UpdateCapacityProvider', { name: 'none', autoScalingGroupProvider: {} }),
    ),
  ).toBe('ClientException: The specified capacity provider was not found.');
});

describe('DeleteCapacityProvider', () => {
  test('is refused while a cluster names the provider', () => {
    const { cloud, described } = rehearseProvider();
    const put = (capacityProviders: string[]) =>
      cloud.call('ecs', 'PutClusterCapacityProviders', {
        cluster: 'main',
        capacityProviders,
        defaultCapacityProviderStrategy: [],
      });
    const remove = () =>
      faultOf(() => cloud.call('ecs', 'DeleteCapacityProvider', { capacityProvider: 'provider' }));
    put(['provider']);
    expect(remove()).toBe(
      'ClusterContainsCapacityProviderException: The capacity provider provider cannot be deleted because it is associated with a cluster. Remove the capacity provider from the cluster and try again.',
    );
    put([]);
    expect(remove()).toBe('no fault');
    expect(described()).toBeUndefined();
    expect(remove()).toBe('ClientException: The specified capacity provider does not exist.');
  });

  test('returns the provider as INACTIVE', () => {
    const { cloud } = rehearseProvider();
    expect(
      cloud.call('ecs', 'DeleteCapacityProvider', { capacityProvider: 'provider' }).capacityProvider,
    ).toMatchObject({ status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' });
  });
});

test('PutClusterCapacityProviders refuses a default strategy with a provider that the cluster does not name', () => {
  const { cloud } = rehearseProvider();
  const put = () =>
    cloud.call('ecs', 'PutClusterCapacityProviders', {
      cluster: 'main',
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'provider', weight: 1 }],
    });
  expect(faultOf(put)).toContain('a capacity provider that is not associated with the cluster.');
});
