import { describe, expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import { groupA, rehearseCluster } from '../testing/cluster.ts';

const code = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof AwsFault) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no fault';
};

describe('creating a service', () => {
  test('a second time with the same name is not idempotent', () => {
    const { register, create } = rehearseCluster();
    const taskDefinition = register('web');
    create({ serviceName: 'web', taskDefinition });
    expect(code(() => create({ serviceName: 'web', taskDefinition }))).toBe(
      'InvalidParameterException: Creation of service was not idempotent.',
    );
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
      'UnsupportedFeatureException: Service discovery (serviceRegistries) is not simulated by Drydock. Nothing was changed.',
    ],
  ])('refuses %s', (_what, change, expected) => {
    const { register, create } = rehearseCluster();
    const taskDefinition = register('web');
    expect(code(() => create({ serviceName: 'web', taskDefinition, ...change }))).toBe(expected);
  });
});
