import type { RegisterTaskDefinitionRequest, RunTaskRequest } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { endpoints } from '../../../contracts/endpoints.ts';
import { rehearseCluster } from '../testing/cluster.ts';
import { s3, tables } from '../testing/stand-ins.ts';

type Container = NonNullable<RegisterTaskDefinitionRequest['containerDefinitions']>[number];

const container = (change: Partial<Container> = {}): Container => ({
  name: 'app',
  image: 'app:1',
  memory: 256,
  portMappings: [{ containerPort: 8080 }],
  ...change,
});

const vpc = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } } };

function rehearsal(options?: Parameters<typeof rehearseCluster>[0]) {
  const cluster = rehearseCluster(options);
  const run = (taskDefinition: string, input: Partial<RunTaskRequest> = {}) =>
    cluster.cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition, ...input });
  const describeTask = (arn: string) =>
    cluster.cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [arn] }).tasks![0]!;
  const specification = () => {
    const started = cluster.cloud.effects.filter(({ effect }) => effect === 'runtime/start-task').at(-1);
    if (started?.effect !== 'runtime/start-task') throw new Error('Nothing was started');
    return started.input;
  };
  return { ...cluster, run, describeTask, specification };
}

describe('a standalone task', () => {
  test('passes through its states and records when', () => {
    const { cloud, register, run, describeTask } = rehearsal();
    const [task] = run(register('job'), vpc).tasks!;
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING', group: 'family:job' });
    cloud.settle();
    const running = describeTask(task!.taskArn!);
    expect(running).toMatchObject({
      lastStatus: 'RUNNING',
      launchType: 'EC2',
      containers: [{ name: 'app', lastStatus: 'RUNNING', runtimeId: 'run-app' }],
      attachments: [{ type: 'ElasticNetworkInterface', status: 'ATTACHED' }],
    });
    expect(running.startedAt).toBeInstanceOf(Date);
    cloud.call('ecs', 'StopTask', { cluster: 'main', task: task!.taskArn, reason: 'enough' });
    cloud.settle();
    expect(describeTask(task!.taskArn!)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
    });
    expect(cloud.state.all(tables.interfaces)).toEqual([]);
    expect(cloud.state.all(endpoints)).toEqual([]);
  });

  test('can be described for an hour after it stopped', () => {
    const { cloud, register, run } = rehearsal();
    const [task] = run(register('job'), vpc).tasks!;
    cloud.settle();
    cloud.call('ecs', 'StopTask', { cluster: 'main', task: task!.taskArn });
    const found = () => cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [task!.taskArn!] });
    cloud.advance(3_599_999);
    expect(found().tasks).toHaveLength(1);
    cloud.advance(1);
    expect(found()).toMatchObject({ tasks: [], failures: [{ reason: 'MISSING' }] });
  });

  test('that finds no room is a failure in the answer', () => {
    const { register, run } = rehearsal({ instances: 1 });
    const big = register('big', { containerDefinitions: [container({ memory: 100_000 })] });
    expect(run(big, vpc)).toMatchObject({ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] });
  });

  test('is subtracted from the resources of its instance', () => {
    const { cloud, register, run } = rehearsal({ instances: 1 });
    run(register('job'), vpc);
    const { containerInstanceArns } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' });
    const [instance] = cloud.call('ecs', 'DescribeContainerInstances', {
      cluster: 'main',
      containerInstances: containerInstanceArns!,
    }).containerInstances!;
    const remaining = (name: string) =>
      instance!.remainingResources!.find((r) => r.name === name)?.integerValue;
    expect([remaining('CPU'), remaining('MEMORY')]).toEqual([2048 - 128, 8000 - 256]);
    expect(instance).toMatchObject({ pendingTasksCount: 1, runningTasksCount: 0 });
  });

  test('ends with its essential container, and keeps the exit code', () => {
    const { cloud, register, run, describeTask } = rehearsal();
    const sidecar = container({ name: 'sidecar', essential: false, portMappings: [] });
    const definition = register('job', { containerDefinitions: [container(), sidecar] });
    const { taskArn = '' } = run(definition, vpc).tasks![0]!;
    cloud.settle();
    cloud.report('runtime/container-exited', { taskArn, container: 'sidecar', exitCode: 0 });
    cloud.settle();
    expect(describeTask(taskArn).lastStatus).toBe('RUNNING');
    cloud.report('runtime/container-exited', {
      taskArn,
      container: 'app',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    });
    cloud.settle();
    expect(describeTask(taskArn)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [
        { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
        { exitCode: 0 },
      ],
    });
  });
});

describe('what the container runtime is given', () => {
  test('environment, overrides, secrets, limits and logs', () => {
    const { cloud, register, run, specification } = rehearsal({ instances: 1 });
    const definition = register('job', {
      cpu: '512',
      executionRoleArn: 'execution',
      containerDefinitions: [
        container({
          command: ['serve'],
          environment: [
            { name: 'A', value: '1' },
            { name: 'B', value: '1' },
          ],
          secrets: [{ name: 'KEY', valueFrom: 'arn:aws:ssm:us-east-1:000000000000:parameter/app/key' }],
          stopTimeout: 5,
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' },
          },
        }),
      ],
    });
    const [task] = run(definition, {
      ...vpc,
      overrides: {
        containerOverrides: [{ name: 'app', command: ['migrate'], environment: [{ name: 'B', value: '2' }] }],
      },
    }).tasks!;
    cloud.settle();
    const id = task!.taskArn!.split('/').at(-1);
    expect(specification()).toMatchObject({
      taskArn: task!.taskArn,
      containers: [
        {
          image: 'app:1',
          command: ['migrate'],
          environment: { A: '1', B: '2', KEY: 'secret', AWS_EXECUTION_ENV: 'AWS_ECS_EC2' },
          cpu: 512,
          memoryMiB: 256,
          stopTimeoutMs: 5000,
          portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
          logs: { group: 'g', stream: `p/app/${id}` },
        },
      ],
      metadata: { TaskARN: task!.taskArn, Family: 'job', Revision: '1', AvailabilityZone: 'us-east-1a' },
    });
  });

  test('FireLens: the router with its settings, and the options of each output', () => {
    const { cloud, register, run, specification } = rehearsal({ neighbours: [s3] });
    const features = ['log-routers'] as const;
    cloud.report('runtime/capabilities', { runtime: 'docker', features });
    const definition = register('job', {
      containerDefinitions: [
        container({
          logConfiguration: {
            logDriver: 'awsfirelens',
            options: { Name: 'http', 'log-driver-buffer-limit': '1' },
            secretOptions: [{ name: 'Header', valueFrom: '/app/key' }],
          },
        }),
        container({
          name: 'router',
          portMappings: [],
          firelensConfiguration: {
            type: 'fluentbit',
            options: {
              'enable-ecs-log-metadata': 'false',
              'config-file-type': 's3',
              'config-file-value': 'arn:aws:s3:::config/second.env',
            },
          },
        }),
      ],
    });
    run(definition, vpc);
    cloud.settle();
    expect(specification().containers).toMatchObject([
      { routedLogs: { options: { Name: 'http', Header: 'secret' } } },
      { logRouter: { kind: 'fluentbit', addsMetadata: false, fetched: 'A=second\r\nC=second\r\n' } },
    ]);
    expect(specification().containers[0]?.routedLogs?.options).not.toHaveProperty('log-driver-buffer-limit');
  });

  test('environment files: the first one that has a variable counts, and the environment before all', () => {
    const { cloud, register, run, specification } = rehearsal({ neighbours: [s3] });
    const file = (name: string) => ({ type: 's3' as const, value: `arn:aws:s3:::config/${name}` });
    const definition = register('job', {
      containerDefinitions: [
        container({
          environmentFiles: [file('first.env'), file('second.env')],
          environment: [{ name: 'A', value: 'own' }],
        }),
      ],
    });
    run(definition, vpc);
    cloud.settle();
    expect(specification().containers[0]?.environment).toMatchObject({
      A: 'own',
      B: '"quoted" = $A',
      C: 'second',
    });
    expect(specification().containers[0]?.environment).not.toHaveProperty('# D');
  });

  test.each([
    [
      'a parameter that is missing',
      { secrets: [{ name: 'KEY', valueFrom: '/none' }] },
      /^ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve \/none from ssm: ParameterNotFound/,
    ],
    [
      'a secret that Secrets Manager does not give',
      { secrets: [{ name: 'KEY', valueFrom: 'arn:aws:secretsmanager:us-east-1:1:secret:x' }] },
      /unable to retrieve secret from asm: .* failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:x from secrets manager/,
    ],
    [
      'a malformed reference to Secrets Manager',
      { secrets: [{ name: 'KEY', valueFrom: 'arn:aws:secretsmanager:us-east-1:1:secret:x:key' }] },
      /after the secret's name come a JSON key, a version stage and a version id/,
    ],
    [
      'an environment file that is missing',
      { environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::config/none.env' }] },
      /^ResourceInitializationError: failed to download env files: arn:aws:s3:::config\/none\.env: NoSuchKey: /,
    ],
    [
      'a log group that is missing',
      { logConfiguration: { logDriver: 'awslogs' as const, options: { 'awslogs-group': 'missing' } } },
      /^CannotStartContainerError: failed to initialize logging driver/,
    ],
  ])('a task with %s fails to start, and gives the reason', (_what, change, expected) => {
    const { cloud, register, run, describeTask } = rehearsal({ neighbours: [s3] });
    const containerDefinitions = [container(change)];
    const definition = register('job', { executionRoleArn: 'execution', containerDefinitions });
    const { taskArn = '' } = run(definition, vpc).tasks![0]!;
    cloud.settle();
    const task = describeTask(taskArn);
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' });
    expect(task.containers?.[0]?.reason).toMatch(expected);
    expect(cloud.effects.some(({ effect }) => effect === 'runtime/start-task')).toBe(false);
  });

  test.each([
    ['true', true],
    ['True', true],
    ['1', true],
    ['false', false],
    ['yes', false],
  ])('a log group is asked for where awslogs-create-group is %s: %s', (flag, isAskedFor) => {
    const { cloud, register, run, describeTask } = rehearsal();
    const options = { 'awslogs-group': 'new', 'awslogs-create-group': flag };
    const logConfiguration = { logDriver: 'awslogs' as const, options };
    const containerDefinitions = [container({ logConfiguration })];
    const definition = register('job', { executionRoleArn: 'execution', containerDefinitions });
    const { taskArn = '' } = run(definition, vpc).tasks![0]!;
    cloud.settle();
    expect(JSON.stringify(describeTask(taskArn)).includes('No room for new')).toBe(isAskedFor);
    expect(cloud.effects.some(({ effect }) => effect === 'runtime/start-task')).toBe(!isAskedFor);
  });
});

describe('ports and targets', () => {
  test('of awsvpc: the task’s own address', () => {
    const { cloud, register, run, describeTask } = rehearsal();
    const { taskArn = '' } = run(register('job'), vpc).tasks![0]!;
    cloud.settle();
    const [eni] = cloud.state.all(tables.interfaces);
    expect(describeTask(taskArn).containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address).toBe(eni!.ip);
    expect(cloud.state.get(endpoints, `${eni!.ip}:8080`)).toEqual({ host: '127.0.0.1', port: 40_001 });
  });

  test('of bridge: the instance, with the port that the runtime gave', () => {
    const { cloud, register, create, tasksOf, service } = rehearsal({ instances: 1 });
    const group = 'arn:tg/instance';
    create({
      serviceName: 'web',
      taskDefinition: register('web', { networkMode: 'bridge' }),
      desiredCount: 1,
      networkConfiguration: undefined,
      loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 8080 }],
    });
    cloud.settle();
    const [binding] = tasksOf('web')[0]!.containers![0]!.networkBindings!;
    expect(binding).toMatchObject({ containerPort: 8080, hostPort: 40_001, protocol: 'tcp' });
    expect(cloud.state.all(tables.targets)).toMatchObject([{ id: 'i-0', port: 40_001, state: 'healthy' }]);
    expect(cloud.state.get(endpoints, 'i-0:40001')).toEqual({ host: '127.0.0.1', port: 40_001 });
    expect(service('web').deployments?.[0]?.rolloutState).toBe('COMPLETED');
  });

  test('of a fixed host port: one task an instance', () => {
    const { cloud, register, create, service, messages } = rehearsal({ instances: 2 });
    const fixed = register('web', {
      networkMode: 'bridge',
      containerDefinitions: [container({ portMappings: [{ containerPort: 8080, hostPort: 80 }] })],
    });
    create({ serviceName: 'web', taskDefinition: fixed, desiredCount: 3, networkConfiguration: undefined });
    cloud.settle();
    expect(service('web').runningCount).toBe(2);
    expect(messages('web').at(-1)).toMatch(
      /is already using a port required by your task\. For more information/,
    );
  });
});

describe('container health checks', () => {
  test('hold a deployment up, and replace a task that fails them', () => {
    const { cloud, register, create, tasksOf, service } = rehearsal();
    const healthCheck = { command: ['CMD-SHELL', 'true'] };
    create({
      serviceName: 'web',
      taskDefinition: register('web', { containerDefinitions: [container({ healthCheck })] }),
      desiredCount: 1,
    });
    cloud.advance(60_000);
    expect(service('web').deployments?.[0]?.rolloutState).toBe('IN_PROGRESS');
    const { taskArn = '' } = tasksOf('web')[0]!;
    const report = (status: 'HEALTHY' | 'UNHEALTHY') => {
      cloud.report('runtime/container-health', { taskArn, container: 'app', status });
      cloud.settle();
    };
    report('HEALTHY');
    expect(service('web').deployments?.[0]?.rolloutState).toBe('COMPLETED');
    report('UNHEALTHY');
    const [ended] = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [taskArn] }).tasks!;
    expect(ended).toMatchObject({
      stoppedReason: 'Task failed container health checks',
      healthStatus: 'UNHEALTHY',
    });
    expect(tasksOf('web')[0]!.taskArn).not.toBe(taskArn);
  });
});

test('usage is put as metrics: percent of what tasks reserved, and of what instances have', () => {
  const { cloud, register, create, tasksOf } = rehearsal({ instances: 1 });
  create({ serviceName: 'web', taskDefinition: register('web'), desiredCount: 1 });
  cloud.settle();
  cloud.report('runtime/usage', {
    tasks: [{ taskArn: tasksOf('web')[0]!.taskArn!, cpuUnits: 64, memoryMiB: 64 }],
  });
  const reported = cloud.state
    .all(tables.metrics)
    .flatMap(({ namespace, metrics }) =>
      metrics.map(
        ({ name, dimensions, sum }) => `${namespace} ${name} ${Object.values(dimensions).join('/')} ${sum}`,
      ),
    );
  expect(reported).toEqual([
    'AWS/ECS CPUUtilization main/web 50',
    'AWS/ECS MemoryUtilization main/web 25',
    'AWS/ECS CPUUtilization main 3.125',
    'AWS/ECS MemoryUtilization main 0.8',
    'AWS/EC2 CPUUtilization i-0 3.125',
    'AWS/EC2 CPUUtilization group 3.125',
  ]);
});
