import { expect, it } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import {
  alarmArn,
  createTemplate,
  experiment,
  faultyCloud,
  putAlarm,
  runService,
  setAlarm,
  start,
  states,
  taskArns,
} from './testing/faulty-cloud.ts';

const minute = 60_000;
const tasks = (selectionMode: string, more: object = {}) => ({
  resourceType: 'aws:ecs:task',
  parameters: { cluster: 'main', service: 'web' },
  selectionMode,
  ...more,
});
const stop = { actionId: 'aws:ecs:stop-task', targets: { Tasks: 'some' } };
const waitFor = (duration: string, ...startAfter: string[]) => ({
  actionId: 'aws:fis:wait',
  parameters: { duration },
  startAfter,
});

it('starts actions after those that they name, and is completed with the last', () => {
  using cloud = faultyCloud();
  const template = createTemplate(cloud, {
    actions: { a: waitFor('PT1M'), b: waitFor('PT2M', 'a'), c: waitFor('PT2M') },
  });
  const id = start(cloud, template);
  expect(id).toMatch(/^EXP[A-Za-z0-9]{15}$/);
  expect(states(cloud, id)).toEqual({
    experiment: 'running: Experiment is running.',
    a: 'running: Action is running.',
    b: 'pending: Initial state',
    c: 'running: Action is running.',
  });
  cloud.advance(minute);
  expect(states(cloud, id)).toMatchObject({
    a: 'completed: Action was completed.',
    b: 'running: Action is running.',
  });
  cloud.advance(2 * minute);
  expect(states(cloud, id)).toEqual({
    experiment: 'completed: Experiment completed.',
    a: 'completed: Action was completed.',
    b: 'completed: Action was completed.',
    c: 'completed: Action was completed.',
  });
  const { startTime, endTime } = cloud.call('fis', 'GetExperiment', { id }).experiment!;
  expect(endTime!.getTime() - startTime!.getTime()).toBe(3 * minute);
  expect(
    cloud.published
      .filter(({ event }) => event === 'fis/experiment-state-change')
      .map(
        ({ detail }) =>
          (detail as { detail: { 'new-state': { status: string } } }).detail['new-state'].status,
      ),
  ).toEqual(['running', 'completed']);
});

it('stops the tasks that it chose, which their service replaces', () => {
  using cloud = faultyCloud();
  runService(cloud, 4);
  const before = taskArns(cloud);
  const id = start(cloud, createTemplate(cloud, { targets: { some: tasks('COUNT(2)') }, actions: { stop } }));
  cloud.advance(2 * minute);
  expect(states(cloud, id)).toEqual({
    experiment: 'completed: Experiment completed.',
    stop: 'completed: Action was completed.',
  });
  const { resolvedTargets = [] } = cloud.call('fis', 'ListExperimentResolvedTargets', { experimentId: id });
  const chosen = resolvedTargets.map(({ targetInformation }) => targetInformation!.arn!);
  expect(chosen).toHaveLength(2);
  const after = taskArns(cloud);
  expect(after).toHaveLength(4);
  expect(before.filter((arn) => !after.includes(arn)).sort()).toEqual([...chosen].sort());
  const { tasks: stopped = [] } = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: chosen });
  expect(stopped.map(({ stoppedReason }) => stoppedReason)).toEqual([
    `Stopped by AWS FIS experiment ${id}`,
    `Stopped by AWS FIS experiment ${id}`,
  ]);
});

it('finds targets by tags, by filters and by ARNs', () => {
  using cloud = faultyCloud();
  runService(cloud, 4);
  runService(cloud, 2, 'api');
  const resolved = (target: object) => {
    const chosen = { resourceType: 'aws:ecs:task', selectionMode: 'ALL', ...target };
    const id = start(cloud, createTemplate(cloud, { targets: { some: chosen }, actions: { stop } }));
    cloud.advance(2 * minute);
    return cloud.call('fis', 'ListExperimentResolvedTargets', { experimentId: id, targetName: 'some' })
      .resolvedTargets!;
  };
  expect(resolved({ resourceTags: { tier: 'api' } })).toHaveLength(2);
  expect(resolved({ resourceTags: { tier: 'db' } })).toEqual([]);
  const zone = 'us-east-1a';
  const inZone = resolved({ filters: [{ path: 'AvailabilityZone', values: [zone] }] });
  expect(inZone.length).toBeGreaterThan(0);
  expect(inZone.map(({ targetInformation }) => targetInformation!.availabilityZone)).toEqual(
    inZone.map(() => zone),
  );
  const [arn = ''] = taskArns(cloud);
  expect(resolved({ resourceArns: [arn] }).map(({ targetInformation }) => targetInformation!.arn)).toEqual([
    arn,
  ]);
  expect(
    resolved({ parameters: { cluster: 'main', service: 'web' }, selectionMode: 'PERCENT(50)' }),
  ).toHaveLength(2);
});

it('fails when a target is empty, or skips its actions when the template says so', () => {
  using cloud = faultyCloud();
  runService(cloud, 1);
  const target = tasks('ALL', { parameters: { cluster: 'main' }, resourceTags: { tier: 'none' } });
  const empty = { targets: { some: target }, actions: { stop } };
  const failed = start(cloud, createTemplate(cloud, empty));
  expect(states(cloud, failed)).toEqual({
    experiment: 'failed: Target resolution returned empty set',
    stop: 'cancelled: Action was cancelled.',
  });
  expect(experiment(cloud, failed).state?.error).toMatchObject({
    code: 'EmptyTarget',
    location: 'targets.some',
  });
  const skipped = start(
    cloud,
    createTemplate(cloud, { ...empty, experimentOptions: { emptyTargetResolutionMode: 'skip' } }),
  );
  expect(states(cloud, skipped)).toEqual({
    experiment: 'completed: Experiment completed.',
    stop: 'skipped: Action was skipped because its target resolved to no resources.',
  });
});

it('resolves targets and runs nothing with the actions mode skip-all', () => {
  using cloud = faultyCloud();
  runService(cloud, 2);
  const before = taskArns(cloud);
  const template = createTemplate(cloud, { targets: { some: tasks('ALL') }, actions: { stop } });
  const { experiment: started } = cloud.call('fis', 'StartExperiment', {
    clientToken: 'preview',
    experimentTemplateId: template,
    experimentOptions: { actionsMode: 'skip-all' },
  });
  cloud.advance(minute);
  expect(states(cloud, started!.id!).experiment).toBe('completed: Experiment completed.');
  expect(taskArns(cloud)).toEqual(before);
  expect(
    cloud.call('fis', 'ListExperimentResolvedTargets', { experimentId: started!.id! }).resolvedTargets,
  ).toHaveLength(2);
});

it('is halted by the alarm of a stop condition', () => {
  using cloud = faultyCloud();
  putAlarm(cloud);
  const template = createTemplate(cloud, {
    stopConditions: [{ source: 'aws:cloudwatch:alarm', value: alarmArn }],
    actions: { wait: waitFor('PT1H') },
  });
  const id = start(cloud, template);
  setAlarm(cloud, 'ALARM');
  expect(states(cloud, id)).toEqual({
    experiment: 'stopped: Experiment halted by stop condition.',
    wait: 'stopped: Action was stopped.',
  });
  // AWS does not start an experiment whose alarm is in ALARM already.
  const next = start(cloud, template);
  expect(states(cloud, next).experiment).toBe(
    'failed: Experiment halted by stop condition: errors is in the state ALARM.',
  );
});

it('asserts the state of alarms', () => {
  using cloud = faultyCloud();
  putAlarm(cloud);
  const template = createTemplate(cloud, {
    actions: {
      assert: {
        actionId: 'aws:cloudwatch:assert-alarm-state',
        parameters: { alarmArns: alarmArn, alarmStates: 'OK, ALARM' },
      },
    },
  });
  const before = start(cloud, template);
  expect(states(cloud, before)).toEqual({
    experiment:
      'failed: Action assert failed: Alarm errors is in the state INSUFFICIENT_DATA, not in OK or ALARM.',
    assert: 'failed: Alarm errors is in the state INSUFFICIENT_DATA, not in OK or ALARM.',
  });
  setAlarm(cloud, 'ALARM');
  expect(states(cloud, start(cloud, template)).experiment).toBe('completed: Experiment completed.');
});

it('ends the other actions when one fails', () => {
  using cloud = faultyCloud();
  const id = start(
    cloud,
    createTemplate(cloud, {
      actions: {
        wait: waitFor('PT1H'),
        assert: {
          actionId: 'aws:cloudwatch:assert-alarm-state',
          parameters: { alarmArns: alarmArn, alarmStates: 'OK' },
        },
      },
    }),
  );
  expect(states(cloud, id)).toEqual({
    experiment: `failed: Action assert failed: There is no alarm ${alarmArn}.`,
    assert: `failed: There is no alarm ${alarmArn}.`,
    wait: 'stopped: Action was stopped.',
  });
});

it('stops with the safety lever, and does not start while it is engaged', () => {
  using cloud = faultyCloud();
  const template = createTemplate(cloud);
  const id = start(cloud, template);
  const state = { status: 'engaged', reason: 'an incident' } as const;
  cloud.call('fis', 'UpdateSafetyLeverState', { id: 'default', state });
  cloud.settle();
  expect(states(cloud, id).experiment).toBe(
    'stopped: Experiment stopped because the safety lever was engaged.',
  );
  expect(cloud.call('fis', 'GetSafetyLever', { id: 'default' }).safetyLever).toEqual({
    id: 'default',
    arn: 'arn:aws:fis:us-east-1:000000000000:safety-lever/default',
    state,
  });
  expect(faultOf(() => start(cloud, template))).toBe(
    'ConflictException: Experiments cannot be started while the safety lever is engaged.',
  );
  expect(faultOf(() => cloud.call('fis', 'UpdateSafetyLeverState', { id: 'default', state }))).toBe(
    'ConflictException: The safety lever is already engaged.',
  );
  expect(faultOf(() => cloud.call('fis', 'GetSafetyLever', { id: 'other' }))).toBe(
    'ResourceNotFoundException: Resource safety lever other not found.',
  );
});

it('fails when its role does not exist, or does not trust the service', () => {
  using cloud = faultyCloud();
  cloud.call('iam', 'CreateRole', {
    RoleName: 'tasks',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { Service: ['ecs-tasks.amazonaws.com'] }, Action: 'sts:AssumeRole' },
      ],
    }),
  });
  const failure = (name: string) => {
    const id = start(cloud, createTemplate(cloud, { roleArn: `arn:aws:iam::000000000000:role/${name}` }));
    return experiment(cloud, id).state;
  };
  expect(failure('none')).toMatchObject({
    status: 'failed',
    reason: 'Unable to assume role arn:aws:iam::000000000000:role/none: it does not exist.',
    error: { code: 'AccessDenied', location: 'role', accountId: '000000000000' },
  });
  expect(failure('tasks')?.reason).toBe(
    'Unable to assume role arn:aws:iam::000000000000:role/tasks: its trust policy does not allow fis.amazonaws.com to assume it.',
  );
});

it('lists experiments, of one template or of all', () => {
  using cloud = faultyCloud();
  const [a, b] = [createTemplate(cloud), createTemplate(cloud)];
  const ids = [start(cloud, a), start(cloud, b)];
  const list = (experimentTemplateId?: string) =>
    cloud
      .call('fis', 'ListExperiments', experimentTemplateId === undefined ? {} : { experimentTemplateId })
      .experiments!.map(({ id }) => id);
  expect(list().sort()).toEqual(ids.sort());
  expect(list(a)).toHaveLength(1);
});
