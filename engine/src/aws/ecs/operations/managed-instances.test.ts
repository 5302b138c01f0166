import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseExpress } from '../testing/express.ts';

const minute = 60_000;

function managed() {
  const { cloud } = rehearseExpress();
  cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  cloud.call('iam', 'CreateRole', {
    RoleName: 'node',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  });
  const profile = cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'node' })
    .InstanceProfile!;
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'node', RoleName: 'node' });
  const { Subnets = [] } = cloud.call('ec2', 'DescribeSubnets', {});
  const subnets = Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId!);
  const provide = (change: object = {}) =>
    cloud.call('ecs', 'CreateCapacityProvider', {
      name: 'managed',
      cluster: 'main',
      managedInstancesProvider: {
        infrastructureRoleArn: 'arn:aws:iam::000000000000:role/infrastructure',
        instanceLaunchTemplate: {
          ec2InstanceProfileArn: profile.Arn,
          networkConfiguration: { subnets },
          ...change,
        },
      },
    }).capacityProvider!;
  const serve = (desiredCount: number, memory = '2048') => {
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['MANAGED_INSTANCES'],
      cpu: '1024',
      memory,
      containerDefinitions: [{ name: 'app', image: 'app:1' }],
    });
    cloud.call('ecs', 'CreateService', {
      cluster: 'main',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount,
      capacityProviderStrategy: [{ capacityProvider: 'managed', weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: { subnets } },
    });
  };
  const instances = () =>
    (cloud.call('ec2', 'DescribeInstances', {}).Reservations ?? []).flatMap(
      ({ Instances = [] }) => Instances,
    );
  const service = () =>
    cloud.call('ecs', 'DescribeServices', { cluster: 'main', services: ['web'] }).services![0]!;
  return { cloud, provide, serve, instances, service };
}

test('instances are launched for the tasks that wait, over the subnets, and registered with the cluster', () => {
  const { cloud, provide, serve, instances, service } = managed();
  expect(provide()).toMatchObject({
    type: 'MANAGED_INSTANCES',
    cluster: 'main',
    managedInstancesProvider: {
      infrastructureOptimization: { scaleInAfter: 300 },
      instanceLaunchTemplate: { storageConfiguration: { storageSizeGiB: 80 } },
    },
  });
  serve(4);
  cloud.advance(5 * minute);
  expect(service().runningCount).toBe(4);
  expect(new Set(instances().map(({ SubnetId }) => SubnetId)).size).toBe(2);
  for (const instance of instances())
    expect(instance).toMatchObject({
      State: { Name: 'running' },
      Operator: { Managed: true, Principal: 'ecs.amazonaws.com' },
    });
  const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' });
  const registered = cloud.call('ecs', 'DescribeContainerInstances', {
    cluster: 'main',
    containerInstances: containerInstanceArns,
  });
  expect(registered.containerInstances).toHaveLength(instances().length);
  for (const each of registered.containerInstances ?? []) expect(each.capacityProviderName).toBe('managed');
  const id = instances()[0]!.InstanceId!;
  expect(faultOf(() => cloud.call('ec2', 'TerminateInstances', { InstanceIds: [id] }))).toContain(
    'OperationNotPermitted: ',
  );
  expect(cloud.log).toEqual([]);
});

test('an instance without tasks is terminated after five minutes', () => {
  const { cloud, provide, serve, instances } = managed();
  provide();
  serve(2);
  cloud.advance(5 * minute);
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 0 });
  cloud.advance(2 * minute);
  expect(instances().every(({ State }) => State?.Name === 'running')).toBe(true);
  cloud.advance(8 * minute);
  expect(instances().every(({ State }) => State?.Name === 'terminated')).toBe(true);
  expect(cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' }).containerInstanceArns).toEqual([]);
});

test('only types that meet the requirements are launched', () => {
  const { cloud, provide, serve, instances } = managed();
  provide({
    instanceRequirements: {
      vCpuCount: { min: 8, max: 8 },
      memoryMiB: { min: 1 },
      allowedInstanceTypes: ['r5.*'],
    },
  });
  serve(1);
  cloud.advance(5 * minute);
  expect(instances().map(({ InstanceType }) => InstanceType)).toEqual(['r5.2xlarge']);
});

test('a service for whose tasks no type is large enough says so in its events', () => {
  const { cloud, provide, serve, instances, service } = managed();
  provide({ instanceRequirements: { vCpuCount: { min: 1, max: 1 }, memoryMiB: { min: 1, max: 1024 } } });
  serve(1, '8192');
  cloud.advance(minute);
  expect(instances()).toEqual([]);
  expect(
    service()
      .events?.map(({ message }) => message)
      .join('\n'),
  ).toContain('was unable to launch a managed instance for the capacity provider managed.');
});

test('they need a cluster, and subnets that exist', () => {
  const { cloud, provide } = managed();
  expect(faultOf(() => provide({ networkConfiguration: { subnets: ['subnet-1'] } }))).toContain(
    'InvalidParameterException: ',
  );
  expect(
    faultOf(() =>
      cloud.call('ecs', 'CreateCapacityProvider', {
        name: 'managed',
        managedInstancesProvider: {
          infrastructureRoleArn: 'arn:aws:iam::000000000000:role/i',
          instanceLaunchTemplate: {
            ec2InstanceProfileArn: 'arn',
            networkConfiguration: {
              subnets: [cloud.call('ec2', 'DescribeSubnets', {}).Subnets![0]!.SubnetId!],
            },
          },
        },
      }),
    ),
  ).toContain('cluster is required');
});
