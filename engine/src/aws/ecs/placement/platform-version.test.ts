import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

function fargateCloud() {
  const cloud = rehearse({ services });
  const { Vpc } = cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' });
  const { Subnet } = cloud.call('ec2', 'CreateSubnet', { VpcId: Vpc!.VpcId!, CidrBlock: '10.9.0.0/24' });
  const defaultCapacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
  cloud.call('ecs', 'CreateCluster', { clusterName: 'plain', capacityProviders: ['FARGATE'] });
  cloud.call('ecs', 'CreateCluster', {
    clusterName: 'spot',
    capacityProviders: ['FARGATE_SPOT'],
    defaultCapacityProviderStrategy,
  });
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'f',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE', 'EC2'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'a', image: 'b' }],
  });
  const subnets = [Subnet!.SubnetId!];
  const input = { taskDefinition: 'f', networkConfiguration: { awsvpcConfiguration: { subnets } } };
  const attempt = (name: 'RunTask' | 'CreateService', more: object) => {
    try {
      cloud.call('ecs', name, { serviceName: 's', desiredCount: 0, ...input, ...more } as never);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return `${code}: ${message}`;
    }
    return 'no fault';
  };
  return Object.assign(cloud, { attempt, input });
}

const unknown = "PlatformUnknownException: The specified platform version doesn't exist.";
const onEc2 =
  'InvalidParameterException: The platform version must be null when specifying an EC2 launch type.';
const strategy = [{ capacityProvider: 'FARGATE', weight: 1 }];

it.each<[object, string]>([
  [{ launchType: 'FARGATE', platformVersion: '9.9.9' }, unknown],
  [{ launchType: 'FARGATE', platformVersion: '1.0.0' }, unknown],
  [{ launchType: 'FARGATE', platformVersion: 'latest' }, unknown],
  [{ capacityProviderStrategy: strategy, platformVersion: '9.9.9' }, unknown],
  [{ cluster: 'spot', platformVersion: '9.9.9' }, unknown],
  [{ launchType: 'EC2', platformVersion: '1.4.0' }, onEc2],
  [{ platformVersion: 'LATEST' }, onEc2],
  [{ launchType: 'FARGATE', platformVersion: '1.4.0' }, 'no fault'],
  [{ launchType: 'FARGATE', platformVersion: 'LATEST' }, 'no fault'],
  [{ capacityProviderStrategy: strategy, platformVersion: 'LATEST' }, 'no fault'],
])('RunTask and CreateService answer to %j: %s', (more, answer) => {
  using cloud = fargateCloud();
  for (const name of ['RunTask', 'CreateService'] as const)
    expect(cloud.attempt(name, { cluster: 'plain', ...more })).toBe(answer);
});

it('UpdateService refuses a platform version that does not exist', () => {
  using cloud = fargateCloud();
  const service = { cluster: 'plain', serviceName: 's', desiredCount: 0, launchType: 'FARGATE' as const };
  cloud.call('ecs', 'CreateService', { ...cloud.input, ...service });
  const update = (platformVersion: string) => () =>
    cloud.call('ecs', 'UpdateService', { cluster: 'plain', service: 's', platformVersion }).service;
  expect(update('9.9.9')).toThrow("The specified platform version doesn't exist.");
  expect(update('1.4.0')()).toMatchObject({ platformVersion: '1.4.0', platformFamily: 'Linux' });
});

it('a task on Fargate says which version it runs on', () => {
  using cloud = fargateCloud();
  const { tasks } = cloud.call('ecs', 'RunTask', {
    ...cloud.input,
    cluster: 'plain',
    launchType: 'FARGATE',
  });
  expect(tasks).toMatchObject([{ platformVersion: '1.4.0', platformFamily: 'Linux' }]);
});

it('RunTask without launch type and strategy follows the cluster’s default strategy', () => {
  using cloud = fargateCloud();
  const { tasks } = cloud.call('ecs', 'RunTask', { ...cloud.input, cluster: 'spot' });
  expect(tasks).toMatchObject([{ launchType: 'FARGATE' }]);
});
