import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const vpc = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } } };

describe('RunTask', () => {
  test.each([
    ['no task definition', { taskDefinition: '' }, 'ClientException: TaskDefinition can not be blank.'],
    [
      'a task definition that does not exist',
      { taskDefinition: 'none' },
      'InvalidParameterException: TaskDefinition not found.',
    ],
    ['more than ten tasks', { count: 11 }, 'InvalidParameterException: count must be between 1 and 10.'],
    [
      'no subnets for awsvpc',
      { networkConfiguration: undefined },
      "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a subnet that does not exist',
      { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-x'] } } },
      "InvalidParameterException: Error retrieving subnet information for [subnet-x]: The subnet ID 'subnet-x' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ],
    [
      'subnets for a task in bridge mode',
      { taskDefinition: 'bridged' },
      'InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      'an override for a container that the definition does not have',
      {
        taskDefinition: 'bridged',
        networkConfiguration: undefined,
        overrides: { containerOverrides: [{ name: 'other' }] },
      },
      'ClientException: Override for container named other is not a container in the TaskDefinition.',
    ],
    [
      'volumes of its own',
      { volumeConfigurations: [{ name: 'data' }] },
      "InvalidParameterException: The volume name data isn't configured at launch in the task definition. Set configuredAtLaunch to true and try again.",
    ],
  ])('refuses %s', (_what, request, expected) => {
    const { cloud, register } = rehearseCluster();
    register('job');
    register('bridged', { networkMode: 'bridge' });
    const run = () =>
      cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: 'job', ...vpc, ...request });
    expect(faultOf(run)).toBe(expected);
    expect(cloud.call('ecs', 'ListTasks', { cluster: 'main' }).taskArns).toEqual([]);
  });

  test('refuses to run on EC2 in a cluster without container instances', () => {
    const { cloud, register } = rehearseCluster({ instances: 0 });
    expect(
      faultOf(() =>
        cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: register('job'), ...vpc }),
      ),
    ).toBe('InvalidParameterException: No Container Instances were found in your cluster.');
  });
});

describe('StartTask', () => {
  const rehearsal = () => {
    const cluster = rehearseCluster();
    const { cloud } = cluster;
    const { containerInstanceArns = [] } = cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' });
    const start = (taskDefinition: string, containerInstances: string[]) =>
      cloud.call('ecs', 'StartTask', { cluster: 'main', taskDefinition, containerInstances, ...vpc });
    return { ...cluster, instances: containerInstanceArns, start };
  };

  test('starts a task on each instance that it is given', () => {
    const { cloud, register, instances, start } = rehearsal();
    const { tasks = [], failures } = start(register('job'), instances);
    expect(failures).toEqual([]);
    expect(tasks.map((task) => task.containerInstanceArn)).toEqual(instances);
    cloud.settle();
    expect(
      cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: tasks.map(({ taskArn = '' }) => taskArn) })
        .tasks,
    ).toMatchObject([
      { lastStatus: 'RUNNING', group: 'family:job', launchType: 'EC2' },
      { lastStatus: 'RUNNING', group: 'family:job', launchType: 'EC2' },
    ]);
  });

  test('answers with a failure for each instance that is missing, draining or too small', () => {
    const { cloud, register, instances, start } = rehearsal();
    const [draining, small] = instances as [string, string];
    cloud.call('ecs', 'UpdateContainerInstancesState', {
      cluster: 'main',
      containerInstances: [draining],
      status: 'DRAINING',
    });
    const big = register('big', { memory: '100000', cpu: '128' });
    expect(start(big, ['none', draining, small])).toMatchObject({
      tasks: [],
      failures: [
        { arn: expect.stringMatching(/container-instance\/main\/none$/), reason: 'MISSING' },
        { arn: draining, reason: 'INACTIVE' },
        { arn: small, reason: 'RESOURCE:MEMORY' },
      ],
    });
  });

  test('needs between one and ten instances', () => {
    const { register, start } = rehearsal();
    const definition = register('job');
    expect(faultOf(() => start(definition, []))).toBe(
      'InvalidParameterException: Container instances cannot be empty.',
    );
    expect(faultOf(() => start(definition, Array(11).fill('i')))).toContain('At most 10 container instances');
  });
});

describe('ListTasks', () => {
  test('filters by family, by what started the task and by desired status, and pages by ARN', () => {
    const { cloud, register } = rehearseCluster();
    const run = (family: string, startedBy: string) =>
      cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: register(family), startedBy, ...vpc })
        .tasks![0]!.taskArn!;
    const [first, second] = [run('job', 'cron'), run('other', 'person')];
    cloud.settle();
    const list = (input: object) => cloud.call('ecs', 'ListTasks', { cluster: 'main', ...input });
    expect(list({ family: 'job' }).taskArns).toEqual([first]);
    expect(list({ startedBy: 'person' }).taskArns).toEqual([second]);
    const page = list({ maxResults: 1 });
    expect([...page.taskArns!, ...list({ nextToken: page.nextToken }).taskArns!]).toEqual(
      [first, second].sort(),
    );
    cloud.call('ecs', 'StopTask', { cluster: 'main', task: first });
    cloud.settle();
    expect(list({}).taskArns).toEqual([second]);
    expect(list({ desiredStatus: 'STOPPED' }).taskArns).toEqual([first]);
  });
});

test('StopTask refuses a task that does not exist', () => {
  const { cloud } = rehearseCluster();
  expect(faultOf(() => cloud.call('ecs', 'StopTask', { cluster: 'main', task: 'none' }))).toBe(
    'InvalidParameterException: The referenced task was not found.',
  );
});

describe('task protection', () => {
  const rehearsal = () => {
    const cluster = rehearseCluster();
    const { cloud, register, create } = cluster;
    create({ serviceName: 'web', taskDefinition: register('web'), desiredCount: 1 });
    cloud.settle();
    const taskArn = cluster.tasksOf('web')[0]!.taskArn!;
    const read = (tasks?: string[]) => cloud.call('ecs', 'GetTaskProtection', { cluster: 'main', tasks });
    const protect = (tasks: string[], change: object = {}) =>
      cloud.call('ecs', 'UpdateTaskProtection', {
        cluster: 'main',
        tasks,
        protectionEnabled: true,
        ...change,
      });
    return { ...cluster, taskArn, read, protect };
  };

  test('GetTaskProtection tells how long a task is protected: two hours unless the request says otherwise', () => {
    const { cloud, taskArn, read, protect } = rehearsal();
    expect(read().protectedTasks).toEqual([{ taskArn, protectionEnabled: false }]);
    protect([taskArn]);
    expect(read([taskArn]).protectedTasks).toEqual([
      { taskArn, protectionEnabled: true, expirationDate: new Date(cloud.clock.now() + 7_200_000) },
    ]);
    cloud.advance(7_200_000);
    expect(read().protectedTasks).toEqual([{ taskArn, protectionEnabled: false }]);
    expect(read(['none']).failures).toMatchObject([{ reason: 'MISSING' }]);
  });

  test('UpdateTaskProtection withdraws it, and refuses what is out of range or no task of a service', () => {
    const { cloud, register, taskArn, read, protect } = rehearsal();
    protect([taskArn]);
    protect([taskArn], { protectionEnabled: false });
    expect(read().protectedTasks).toEqual([{ taskArn, protectionEnabled: false }]);
    expect(faultOf(() => protect([taskArn], { expiresInMinutes: 2_881 }))).toContain('between 1 and 2880');
    const run = cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: register('job'), ...vpc });
    expect(protect([run.tasks![0]!.taskArn!, 'none']).failures).toMatchObject([
      { reason: 'TASK_NOT_VALID' },
      { reason: 'MISSING' },
    ]);
  });
});
