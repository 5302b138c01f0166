// What Fargate admits, in definitions, in services and in tasks.

import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const app = (change: ContainerDefinition = {}): ContainerDefinition => ({
  name: 'app',
  image: 'nginx',
  ...change,
});

const onFargate = (
  change: Partial<RegisterTaskDefinitionRequest> = {},
): Partial<RegisterTaskDefinitionRequest> => ({
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [app()],
  ...change,
});
const withContainer = (change: ContainerDefinition) => onFargate({ containerDefinitions: [app(change)] });

describe('a task definition for Fargate', () => {
  const register = (change: Partial<RegisterTaskDefinitionRequest>) => () =>
    rehearseCluster().register('web', change);

  test.each([
    ['256', '512'],
    ['256', '2048'],
    ['512', '1024'],
    ['1024', '8192'],
    ['4096', '30720'],
    ['8192', '61440'],
    ['16384', '122880'],
    ['.25 vCPU', '0.5 GB'],
    ['1 vCPU', '3GB'],
  ])('of %s CPU and %s memory is taken', (cpu, memory) => {
    expect(register(onFargate({ cpu, memory }))).not.toThrow();
  });

  test.each([
    ['512', '512'],
    ['256', '4096'],
    ['300', '512'],
    ['64', '128'],
    ['1024', '1024'],
    ['1024', '2500'],
    ['8192', '18432'],
    ['32768', '65536'],
  ])('of %s CPU and %s memory has no configuration', (cpu, memory) => {
    expect(faultOf(register(onFargate({ cpu, memory })))).toContain(
      `ClientException: No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory.`,
    );
  });

  test.each([
    [onFargate({ networkMode: 'bridge' }), 'Fargate only supports network mode ‘awsvpc’.'],
    [onFargate({ cpu: undefined }), "Fargate requires that 'cpu' be defined at the task level."],
    [
      onFargate({ memory: undefined, containerDefinitions: [app({ memory: 64 })] }),
      "requires that 'memory' be",
    ],
    [
      onFargate({ pidMode: 'host' }),
      "do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    ],
    [onFargate({ ipcMode: 'task' }), 'Fargate compatible task definitions do not support ipcMode'],
    [
      onFargate({ placementConstraints: [{ type: 'memberOf', expression: 'attribute:a == b' }] }),
      'Fargate compatible task definitions do not support constraints',
    ],
    [withContainer({ privileged: true }), 'do not support privileged'],
    [withContainer({ links: ['other'] }), 'do not support links'],
    [withContainer({ linuxParameters: { maxSwap: 1 } }), 'do not support maxSwap'],
    [
      withContainer({ linuxParameters: { tmpfs: [{ containerPath: '/t', size: 1 }] } }),
      'do not support tmpfs',
    ],
    [
      withContainer({ image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/app' }),
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    [
      withContainer({
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'web' },
        },
      }),
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
    [withContainer({ secrets: [{ name: 'A', valueFrom: 'a' }] }), 'execution role ARN to support secrets.'],
    // As AWS was seen to answer: https://github.com/badmintoncryer/cdk-preflight, rules/ecs.
    [
      onFargate({ volumes: [{ name: 'v', host: { sourcePath: '/data' } }] }),
      'Fargate compatible task definitions do not support sourcePath',
    ],
    [
      onFargate({ volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] }),
      'Fargate compatible task definitions do not support dockerVolumeConfiguration',
    ],
    [
      withContainer({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
      'Tasks using the Fargate launch type do not support GPU resource requirements',
    ],
    [
      withContainer({ linuxParameters: { capabilities: { add: ['SYS_ADMIN'] } } }),
      'SYS_ADMIN is not allowed on Fargate.',
    ],
    [
      withContainer({ logConfiguration: { logDriver: 'syslog' } }),
      'syslog is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]',
    ],
    [
      onFargate({
        executionRoleArn: 'arn:aws:iam::000000000000:role/execution',
        containerDefinitions: [
          app({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g' } } }),
        ],
      }),
      'Fargate requires log configuration options to include awslogs-stream-prefix',
    ],
    [
      onFargate({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
      'No Fargate configuration exists for given values: 256 CPU, 512 memory.',
    ],
    [
      onFargate({
        cpu: '1024',
        memory: '2048',
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' },
      }),
      'No Fargate configuration exists for given values: 1024 CPU, 2048 memory.',
    ],
    [
      withContainer({ cpu: 512 }),
      "The sum of all container 'cpu' values cannot be greater than the value of the task",
    ],
    [withContainer({ memory: 1024 }), "'memory' cannot be greater than the value of the task 'memory'"],
  ])('%j is refused', (change, message) => {
    expect(faultOf(register(change))).toMatch(/^ClientException: /);
    expect(faultOf(register(change))).toContain(message);
  });

  test('with a role may have images of ECR, logs and secrets', () => {
    const container = app({
      image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/app',
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'web' },
      },
      secrets: [{ name: 'A', valueFrom: 'a' }],
    });
    const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
    expect(register(onFargate({ executionRoleArn, containerDefinitions: [container] }))).not.toThrow();
  });
});

describe('a container’s port', () => {
  test.each([
    [{ containerPort: 70_000 }, 'containerPort'],
    [{ containerPort: -1 }, 'containerPort'],
    [{ containerPort: 80, hostPort: 65_536 }, 'hostPort'],
  ])('%j is out of range', (mapping, field) => {
    const { register } = rehearseCluster();
    const containerDefinitions = [app({ memory: 64, portMappings: [mapping] })];
    expect(faultOf(() => register('web', { networkMode: 'bridge', containerDefinitions }))).toMatch(
      `ClientException: Invalid '${field}' setting for container 'app'.`,
    );
  });
});

describe('the launch type FARGATE', () => {
  const forInstances = { networkMode: 'awsvpc' as const, containerDefinitions: [app({ memory: 64 })] };
  const incompatible = 'InvalidParameterException: Task definition does not support launch_type FARGATE.';

  test('is refused to a service whose definition is compatible with EC2 alone', () => {
    const { cloud, register, create } = rehearseCluster();
    cloud.call('ecs', 'PutClusterCapacityProviders', {
      cluster: 'main',
      capacityProviders: ['FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
    });
    const taskDefinition = register('ec2-only', forInstances);
    expect(faultOf(() => create({ serviceName: 's', taskDefinition, launchType: 'FARGATE' }))).toBe(
      incompatible,
    );
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
    expect(faultOf(() => create({ serviceName: 's', taskDefinition, capacityProviderStrategy }))).toBe(
      incompatible,
    );
  });

  test('is refused to a task as well', () => {
    const { cloud, register } = rehearseCluster();
    const taskDefinition = register('ec2-only', forInstances);
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } };
    const run = () =>
      cloud.call('ecs', 'RunTask', {
        cluster: 'main',
        taskDefinition,
        launchType: 'FARGATE',
        networkConfiguration,
      });
    expect(faultOf(run)).toBe(incompatible);
  });

  test('is what DescribeTaskDefinition says a definition is compatible with, or not', () => {
    const { cloud, register } = rehearseCluster();
    const compatibilities = (change: Partial<RegisterTaskDefinitionRequest>) =>
      cloud.call('ecs', 'DescribeTaskDefinition', { taskDefinition: register('web', change) }).taskDefinition
        ?.compatibilities;
    expect(compatibilities(onFargate())).toEqual(['EC2', 'FARGATE']);
    expect(compatibilities(onFargate({ requiresCompatibilities: undefined }))).toEqual(['EC2', 'FARGATE']);
    expect(compatibilities({ ...onFargate({ cpu: '300' }), requiresCompatibilities: undefined })).toEqual([
      'EC2',
    ]);
    expect(compatibilities(forInstances)).toEqual(['EC2']);
  });

  test.each([
    [
      { schedulingStrategy: 'DAEMON' as const, desiredCount: undefined },
      'DAEMON scheduling strategy is not supported',
    ],
    [
      { placementConstraints: [{ type: 'distinctInstance' as const }] },
      'Placement constraints are not supported',
    ],
    [{ placementStrategy: [{ type: 'random' as const }] }, 'Placement strategies are not supported'],
  ])('rules out %j', (change, message) => {
    const { register, create } = rehearseCluster();
    const taskDefinition = register('web', onFargate());
    const service = { serviceName: 's', taskDefinition, launchType: 'FARGATE' as const, ...change };
    expect(faultOf(() => create(service))).toContain(message);
  });
});
