import type { ExecuteCommandRequest } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import { faultOf } from '../../../testing/fault-of.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const taskRoleArn = 'arn:aws:iam::000000000000:role/task';
const agentMissing =
  'InvalidParameterException: The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.';

function rehearsal(neighbours: NonNullable<Parameters<typeof rehearseCluster>[0]>['neighbours'] = []) {
  const cluster = rehearseCluster({ neighbours });
  const { cloud, register } = cluster;
  const options = { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' };
  const definition = register('web', {
    networkMode: 'bridge',
    taskRoleArn,
    containerDefinitions: [
      { name: 'app', image: 'app', memory: 64, logConfiguration: { logDriver: 'awslogs', options } },
      { name: 'side', image: 'side', memory: 64, essential: false },
    ],
  });
  const run = (enableExecuteCommand: boolean) => {
    const { tasks } = cloud.call('ecs', 'RunTask', {
      cluster: 'main',
      taskDefinition: definition,
      enableExecuteCommand,
    });
    return tasks![0]!.taskArn!;
  };
  const execute = (task: string, change: Partial<ExecuteCommandRequest> = {}) =>
    cloud.call('ecs', 'ExecuteCommand', {
      cluster: 'main',
      task,
      container: 'app',
      command: '/bin/sh',
      interactive: true,
      ...change,
    });
  const agents = (task: string) =>
    cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [task] }).tasks![0]!.containers![0]!
      .managedAgents;
  return { ...cluster, run, execute, agents };
}

test('opens a session at the gateway, for the container and with a token', () => {
  const { cloud, run, execute, agents } = rehearsal();
  const task = run(true);
  expect(agents(task)).toEqual([{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }]);
  expect(faultOf(() => execute(task))).toBe(agentMissing);
  cloud.settle();
  expect(agents(task)).toMatchObject([{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING' }]);
  const { session, ...answer } = execute(task);
  expect(answer).toMatchObject({ containerName: 'app', interactive: true, taskArn: task });
  expect(session?.sessionId).toMatch(/^ecs-execute-command-[0-9a-f]{17}$/);
  expect(session?.streamUrl).toMatch(
    new RegExp(`^ws://[^/]+/v1/data-channel/${session?.sessionId}\\?role=publish_subscribe$`),
  );
  const opened = cloud.effects.findLast(({ effect }) => effect === 'sessions/open');
  expect(opened?.input).toEqual({
    sessionId: session?.sessionId,
    token: session?.tokenValue,
    taskArn: task,
    container: 'app',
    command: '/bin/sh',
    target: expect.stringMatching(/^ecs:main_[0-9a-f]{32}_./),
    logs: { group: 'g', stream: session?.sessionId },
  });
});

test('is refused for a task that was run without it, and for what is not there', () => {
  const { cloud, run, execute, agents } = rehearsal();
  const [without, enabled] = [run(false), run(true)];
  cloud.settle();
  expect(agents(without)).toBeUndefined();
  expect(faultOf(() => execute(without))).toBe(agentMissing);
  const fault = (change: Partial<ExecuteCommandRequest>) => faultOf(() => execute(enabled, change));
  expect(fault({ interactive: false })).toBe(
    'InvalidParameterException: Interactive is the only mode supported currently.',
  );
  expect(fault({ container: undefined })).toMatch(/Container name must be specified/);
  expect(fault({ container: 'other' })).toMatch(/no container named other/);
  expect(fault({ task: 'f'.repeat(32) })).toBe(
    'InvalidParameterException: The referenced task was not found.',
  );
  cloud.call('ecs', 'StopTask', { cluster: 'main', task: enabled });
  cloud.settle();
  expect(fault({})).toBe(agentMissing);
});

test('the cluster says where sessions are logged', () => {
  const written: Record<string, string> = {};
  const s3 = standInService<'s3'>({
    id: 's3',
    operations: {
      PutObject: ({ Bucket, Key, Body }) => {
        if (Bucket === 'gone')
          throw new AwsFault({ code: 'NoSuchBucket', message: 'The specified bucket does not exist' });
        written[`${Bucket}/${Key}`] = String(Body);
        return {};
      },
    },
  });
  const { cloud, run, execute } = rehearsal([s3]);
  const task = run(true);
  cloud.settle();
  const logsWith = (logging: 'NONE' | 'OVERRIDE') => {
    cloud.call('ecs', 'UpdateCluster', {
      cluster: 'main',
      configuration: {
        executeCommandConfiguration: {
          logging,
          logConfiguration: { cloudWatchLogGroupName: 'g', s3BucketName: 'b', s3KeyPrefix: 'exec/' },
        },
      },
    });
    execute(task);
    const opened = cloud.effects.findLast(({ effect }) => effect === 'sessions/open');
    if (opened?.effect !== 'sessions/open') return undefined;
    const { logs, transcript, sessionId } = opened.input;
    return [logs?.group, transcript?.bucket, transcript?.key.replace(sessionId, 'ID')];
  };
  expect(logsWith('NONE')).toEqual([undefined, undefined, undefined]);
  expect(logsWith('OVERRIDE')).toEqual(['g', 'b', 'exec/ID.log']);
  cloud.report('sessions/transcript', { bucket: 'b', key: 'exec/ID.log', text: 'what it wrote' });
  expect(written).toEqual({ 'b/exec/ID.log': 'what it wrote' });
  // A bucket that is gone takes nothing with it.
  cloud.report('sessions/transcript', { bucket: 'gone', key: 'k', text: '' });
});

test('it takes a role of the task to enable it', () => {
  const { cloud, register, create } = rehearsal();
  const definition = register('roleless', { networkMode: 'bridge' });
  const advice =
    'because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.';
  expect(
    faultOf(() =>
      cloud.call('ecs', 'RunTask', {
        cluster: 'main',
        taskDefinition: definition,
        enableExecuteCommand: true,
      }),
    ),
  ).toBe(`InvalidParameterException: The task couldn't be started ${advice}`);
  const service = { serviceName: 'web', taskDefinition: definition, networkConfiguration: undefined };
  expect(faultOf(() => create({ ...service, enableExecuteCommand: true }))).toBe(
    `InvalidParameterException: The service couldn't be created ${advice}`,
  );
  create({ ...service, desiredCount: 0 });
  expect(
    faultOf(() =>
      cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', enableExecuteCommand: true }),
    ),
  ).toBe(`InvalidParameterException: The service couldn't be updated ${advice}`);
});
