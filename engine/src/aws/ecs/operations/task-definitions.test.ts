import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { rehearseCluster } from '../testing/cluster.ts';

type Container = NonNullable<RegisterTaskDefinitionRequest['containerDefinitions']>[number];

const container = (change: Partial<Container> = {}): Container => ({
  name: 'app',
  image: 'app:1',
  memory: 256,
  portMappings: [{ containerPort: 8080 }],
  ...change,
});

describe('registering a task definition', () => {
  const register = (change: Partial<RegisterTaskDefinitionRequest>) => () =>
    rehearseCluster().register('web', change);

  test('gives each revision its number, also after deregistration', () => {
    const { cloud, register: again } = rehearseCluster();
    expect([again('web'), again('web')].map((arn) => arn.split('/').at(-1))).toEqual(['web:1', 'web:2']);
    cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web:2' });
    expect(again('web')).toMatch(/web:3$/);
    expect(cloud.call('ecs', 'ListTaskDefinitions', { sort: 'DESC' }).taskDefinitionArns).toEqual([
      expect.stringMatching(/web:3$/),
      expect.stringMatching(/web:1$/),
    ]);
    expect(
      cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web' }).taskDefinition,
    ).toMatchObject({
      revision: 3,
      status: 'ACTIVE',
      containerDefinitions: [{ essential: true, portMappings: [{ hostPort: 8080, protocol: 'tcp' }] }],
    });
  });

  test.each([
    ['no container', { containerDefinitions: [] }, 'Container list cannot be empty.'],
    [
      'no memory',
      { containerDefinitions: [{ name: 'app', image: 'a' }] },
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'no essential container',
      { containerDefinitions: [container({ essential: false })] },
      'Task definition does not have any essential container.',
    ],
    [
      'another host port with awsvpc',
      { containerDefinitions: [container({ portMappings: [{ containerPort: 80, hostPort: 8080 }] })] },
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    [
      'containers that wait for each other',
      {
        containerDefinitions: [
          container({ name: 'a', dependsOn: [{ containerName: 'b', condition: 'START' as const }] }),
          container({ name: 'b', dependsOn: [{ containerName: 'a', condition: 'START' as const }] }),
        ],
      },
      'There is a circular dependency between containers in the task definition.',
    ],
    [
      'a volume',
      { volumes: [{ name: 'data' }] },
      'A volume (volumes) is not simulated by Drydock. Nothing was changed.',
    ],
  ])('with %s is refused', (_what, change, message) => expect(register(change)).toThrow(message));
});
