import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { groupA, rehearseCluster } from '../testing/cluster.ts';

describe('creating a service', () => {
  test('with the name of an existing service is refused as not idempotent', () => {
    const { register, create } = rehearseCluster();
    const taskDefinition = register('web');
    create({ serviceName: 'web', taskDefinition });
    expect(faultOf(() => create({ serviceName: 'web', taskDefinition }))).toBe(
      'InvalidParameterException: Creation of service was not idempotent.',
    );
  });

  test('a second time with the same client token returns the service as it is', () => {
    const { cloud, register } = rehearseCluster();
    const request = {
      cluster: 'main',
      serviceName: 'web',
      taskDefinition: register('web', { networkMode: 'bridge' }),
      desiredCount: 1,
      clientToken: 'token',
    };
    const created = cloud.call('ecs', 'CreateService', request).service;
    expect(cloud.call('ecs', 'CreateService', request).service?.createdAt).toEqual(created?.createdAt);
    expect(
      cloud.call('ecs', 'DescribeServices', { cluster: 'main', services: ['web'] }).services,
    ).toMatchObject([
      {
        serviceName: 'web',
        status: 'ACTIVE',
        launchType: 'EC2',
        schedulingStrategy: 'REPLICA',
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, strategy: 'ROLLING' },
        availabilityZoneRebalancing: 'ENABLED',
        propagateTags: 'NONE',
        deployments: [{ status: 'PRIMARY', desiredCount: 1 }],
      },
    ]);
  });

  test.each([
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
    [
      'an unknown task definition',
      { taskDefinition: 'none' },
      'InvalidParameterException: TaskDefinition not found.',
    ],
    [
      'a target group that no load balancer uses',
      { loadBalancers: [{ targetGroupArn: 'arn:tg/lonely', containerName: 'app', containerPort: 8080 }] },
      'InvalidParameterException: The target group arn:tg/lonely does not have an associated load balancer.',
    ],
    [
      'a port that the container does not map',
      { loadBalancers: [{ targetGroupArn: groupA, containerName: 'app', containerPort: 1 }] },
      'InvalidParameterException: The container app did not have a container port 1 defined.',
    ],
    [
      'no subnets for awsvpc',
      { networkConfiguration: undefined },
      "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'what is not simulated',
      { serviceRegistries: [{ registryArn: 'arn' }] },
      'InvalidParameterException: Service registry arn could not be found.',
    ],
  ])('refuses %s', (_what, change, expected) => {
    const { register, create } = rehearseCluster();
    const taskDefinition = register('web');
    expect(faultOf(() => create({ serviceName: 'web', taskDefinition, ...change }))).toBe(expected);
  });
});
