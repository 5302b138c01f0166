import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
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

  test('fills in AWS’s defaults, and returns the tags beside the definition', () => {
    const { cloud } = rehearseCluster();
    const registered = cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'job',
      networkMode: 'bridge',
      containerDefinitions: [container()],
      tags: [{ key: 'team', value: 'web' }],
    });
    expect(registered).toMatchObject({
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:000000000000:task-definition/job:1',
        status: 'ACTIVE',
        compatibilities: ['EC2'],
        volumes: [],
        containerDefinitions: [
          { cpu: 0, essential: true, environment: [], portMappings: [{ hostPort: 0, protocol: 'tcp' }] },
        ],
      },
      tags: [{ key: 'team', value: 'web' }],
    });
  });

  test('numbers revisions on, even after a deregistration', () => {
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
      'a different host port with awsvpc',
      { containerDefinitions: [container({ portMappings: [{ containerPort: 80, hostPort: 8080 }] })] },
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    [
      'containers that depend on each other',
      {
        containerDefinitions: [
          container({ name: 'a', dependsOn: [{ containerName: 'b', condition: 'START' as const }] }),
          container({ name: 'b', dependsOn: [{ containerName: 'a', condition: 'START' as const }] }),
        ],
      },
      'There is a circular dependency between containers in the task definition.',
    ],
    [
      'a placement constraint that is not an expression',
      { placementConstraints: [{ type: 'memberOf' as const, expression: 'attribute:rack' }] },
      'Invalid expression: attribute:rack',
    ],
    [
      'a secret and a variable of one name',
      {
        containerDefinitions: [
          container({ environment: [{ name: 'A', value: '' }], secrets: [{ name: 'A', valueFrom: 'a' }] }),
        ],
      },
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'A'.",
    ],
    [
      'an environment file with another extension',
      {
        containerDefinitions: [
          container({ environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::b/a.txt' }] }),
        ],
      },
      "Invalid environment file 'arn:aws:s3:::b/a.txt' of container 'app'. The file must have a .env extension.",
    ],
    [
      'a log router that nothing logs to',
      { containerDefinitions: [container({ firelensConfiguration: { type: 'fluentbit' as const } })] },
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    ],
    [
      'logs for a router that is not there',
      { containerDefinitions: [container({ logConfiguration: { logDriver: 'awsfirelens' as const } })] },
      'When the awsfirelens log driver is used, one container of the task definition needs a firelensConfiguration.',
    ],
    [
      'a volume',
      { volumes: [{ name: 'data' }] },
      'A volume (volumes) is not simulated by Drydock. Nothing was changed.',
    ],
  ])('with %s is refused', (_what, change, message) => expect(register(change)).toThrow(message));
});

describe('what the container runtime can do', () => {
  const dependent = {
    family: 'web',
    volumes: [{ name: 'data' }],
    containerDefinitions: [
      { name: 'migrate', image: 'web', memory: 64, essential: false },
      {
        name: 'web',
        image: 'web',
        memory: 64,
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
        dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' as const }],
        restartPolicy: { enabled: true },
      },
    ],
  };

  test('is its own answer: one that has volumes gets them, and another is named', () => {
    const { cloud } = rehearseCluster();
    const register = () => cloud.call('ecs', 'RegisterTaskDefinition', dependent);
    const hints = { volumes: 'an engine with --runtime docker has it' };
    cloud.report('runtime/capabilities', { runtime: 'process', features: [], hints });
    expect(faultOf(register)).toBe(
      "ClientException: A volume (volumes) is not possible with the runtime 'process': an engine with --runtime docker has it. Nothing was changed.",
    );
    cloud.report('runtime/capabilities', {
      runtime: 'other',
      features: ['volumes', 'dependency-conditions'],
    });
    expect(faultOf(register)).toBe(
      "ClientException: A restart policy (restartPolicy) of container 'web' is not possible with the runtime 'other'. Nothing was changed.",
    );
    const features = ['volumes', 'dependency-conditions', 'restart-policies'] as const;
    cloud.report('runtime/capabilities', { runtime: 'docker', features });
    expect(register().taskDefinition?.revision).toBe(1);
  });
});

describe('DeregisterTaskDefinition', () => {
  test('leaves the revision INACTIVE: still described, no longer started', () => {
    const { cloud, register } = rehearseCluster();
    register('web');
    const call = (taskDefinition: string) => () =>
      cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition });
    expect(faultOf(call('web'))).toBe('ClientException: Revision is missing.');
    expect(faultOf(call('web:9'))).toBe('ClientException: Unable to describe task definition.');
    expect(call('web:1')().taskDefinition?.status).toBe('INACTIVE');
    expect(
      cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:1' }).taskDefinition?.status,
    ).toBe('INACTIVE');
    expect(faultOf(() => cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: 'web:1' }))).toBe(
      'ClientException: TaskDefinition is inactive',
    );
  });
});

describe('DeleteTaskDefinitions', () => {
  test('deletes INACTIVE revisions, and answers with a failure for others', () => {
    const { cloud, register } = rehearseCluster();
    const active = register('web');
    register('web');
    cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web:2' });
    expect(
      cloud.call('ecs', 'DeleteTaskDefinitions', { taskDefinitions: [active, 'web:2', 'none:1'] }),
    ).toMatchObject({
      taskDefinitions: [{ revision: 2, status: 'DELETE_IN_PROGRESS' }],
      failures: [
        {
          arn: active,
          reason:
            'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
        },
        { arn: 'none:1', reason: expect.stringMatching(/^The specified task definition does not exist\./) },
      ],
    });
    expect(faultOf(() => cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:2' }))).toBe(
      'ClientException: Unable to describe task definition.',
    );
  });

  test('keeps a revision that a service still uses as DELETE_IN_PROGRESS', () => {
    const { cloud, register, create, service } = rehearseCluster();
    create({ serviceName: 'web', taskDefinition: register('web') });
    cloud.advance(60_000);
    cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web:1' });
    cloud.call('ecs', 'DeleteTaskDefinitions', { taskDefinitions: ['web:1'] });
    cloud.settle();
    expect(
      cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:1' }).taskDefinition?.status,
    ).toBe('DELETE_IN_PROGRESS');
    expect(service('web').runningCount).toBe(2);
  });
});

describe('ListTaskDefinitionFamilies', () => {
  test('tells families with an ACTIVE revision from those without', () => {
    const { cloud, register } = rehearseCluster();
    for (const family of ['web', 'web-old', 'job']) register(family);
    cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web-old:1' });
    const list = (input: { familyPrefix?: string; status?: 'ACTIVE' | 'INACTIVE' | 'ALL' }) =>
      cloud.call('ecs', 'ListTaskDefinitionFamilies', input).families;
    expect(list({})).toEqual(['job', 'web']);
    expect(list({ status: 'INACTIVE' })).toEqual(['web-old']);
    expect(list({ familyPrefix: 'web', status: 'ALL' })).toEqual(['web', 'web-old']);
  });

  test('pages by name: a family that is deregistered between two pages makes it skip none', () => {
    const { cloud, register } = rehearseCluster();
    for (const family of ['a', 'b', 'c']) register(family);
    const first = cloud.call('ecs', 'ListTaskDefinitionFamilies', { maxResults: 1 });
    cloud.call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'a:1' });
    const second = cloud.call('ecs', 'ListTaskDefinitionFamilies', { nextToken: first.nextToken });
    expect([first.families, second.families]).toEqual([['a'], ['b', 'c']]);
  });
});
