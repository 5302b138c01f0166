import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

test.each([
  ['ENABLED', true],
  ['DISABLED', false],
] as const)(
  'the interface of a Fargate task with assignPublicIp %s has a public address: %s',
  (assignPublicIp, has) => {
    const cloud = rehearse({ services });
    cloud.report('runtime/capabilities', { runtime: 'simulated', features: [] });
    cloud.call('ecs', 'CreateCluster', {});
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'app' }],
    });
    const subnets = [cloud.call('ec2', 'DescribeSubnets', {}).Subnets![0]!.SubnetId!];
    cloud.call('ecs', 'RunTask', {
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp } },
    });
    cloud.settle();
    const [network] = cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces ?? [];
    expect(network?.Association?.PublicIp !== undefined).toBe(has);
  },
);
