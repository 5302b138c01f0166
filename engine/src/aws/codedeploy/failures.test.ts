// Hooks, and deployments that fail, are stopped, or are rolled back.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeployedService, deployedService } from './testing/deployed-service.ts';

const minuteMs = 60_000;

let it: DeployedService;
beforeEach(() => {
  it = deployedService();
});
afterEach(() => {
  expect(it.cloud.log).toEqual([]);
  it.cloud[Symbol.dispose]();
});

const rollback = (...events: readonly string[]) => ({
  autoRollbackConfiguration: { enabled: true, events: events as never[] },
});
const statuses = (id: string) => Object.fromEntries(it.events(id));

describe('hooks', () => {
  const hooks: readonly Record<string, string>[] = [
    { BeforeInstall: 'before-install' },
    { AfterAllowTestTraffic: 'arn:aws:lambda:us-east-1:000000000000:function:check' },
  ];

  test('each is called once at its event, and the deployment waits for its report', () => {
    it.configure();
    const id = it.deploy(it.register(), hooks);
    expect(it.hooks).toMatchObject([
      { functionName: 'before-install', DeploymentId: id, LifecycleEventHookExecutionId: expect.any(String) },
    ]);
    // The function may end before or after it has reported.
    it.hooks[0]?.end();
    it.cloud.advance(10 * minuteMs);
    expect(it.taskSets()).toHaveLength(1);
    expect(statuses(id)).toMatchObject({ BeforeInstall: 'InProgress', Install: 'Pending' });
    it.put(it.hooks[0], 'Succeeded');
    it.cloud.advance(minuteMs);
    expect(it.hooks[1]?.functionName).toContain('function:check');
    expect(it.weights(it.testListener)).toEqual([0, 100]);
    expect(it.weights(it.listener)).toEqual([100, 0]);
    it.put(it.hooks[1], 'Succeeded');
    it.hooks[1]?.end();
    it.cloud.advance(20 * minuteMs);
    expect(it.deployment(id).status).toBe('Succeeded');
    expect(it.hooks).toHaveLength(2);
  });

  test('one that reports Failed fails the deployment; nothing after it happens', () => {
    it.configure();
    const id = it.deploy(it.register(), [hooks[1]!]);
    it.cloud.advance(minuteMs);
    it.put(it.hooks[0], 'Failed');
    it.cloud.advance(minuteMs);
    expect(it.deployment(id)).toMatchObject({
      status: 'Failed',
      errorInformation: {
        code: 'HOOK_EXECUTION_FAILURE',
        message: expect.stringContaining('reported Failed'),
      },
    });
    expect(statuses(id)).toMatchObject({
      AllowTestTraffic: 'Succeeded',
      AfterAllowTestTraffic: 'Failed',
      BeforeAllowTraffic: 'Skipped',
      AllowTraffic: 'Skipped',
    });
    // Without a rollback everything stays where it is.
    expect(it.taskSets()).toHaveLength(2);
    expect(() => it.put(it.hooks[0], 'Succeeded')).toThrow('already completed lifecycle event');
  });

  test('a function that fails, fails the deployment with its error', () => {
    it.configure();
    const id = it.deploy(it.register(), [hooks[0]!]);
    it.hooks[0]?.end('no such table');
    expect(it.deployment(id).errorInformation?.message).toContain('no such table');
  });

  test('one that never reports fails the deployment after an hour', () => {
    it.configure();
    const id = it.deploy(it.register(), [hooks[0]!]);
    it.hooks[0]?.end();
    it.cloud.advance(59 * minuteMs);
    expect(it.deployment(id).status).toBe('InProgress');
    it.cloud.advance(2 * minuteMs);
    expect(it.deployment(id)).toMatchObject({
      status: 'Failed',
      errorInformation: { message: expect.stringContaining('within one hour') },
    });
  });

  test('a report that belongs to no hook, or is neither Succeeded nor Failed, is refused', () => {
    it.configure();
    const id = it.deploy(it.register(), [hooks[0]!]);
    const report = (lifecycleEventHookExecutionId: string | undefined, status: string) => () =>
      it.cloud.call('codedeploy', 'PutLifecycleEventHookExecutionStatus', {
        deploymentId: id,
        lifecycleEventHookExecutionId,
        status: status as 'Succeeded',
      });
    expect(report('other', 'Succeeded')).toThrow(
      expect.objectContaining({ code: 'InvalidLifecycleEventHookExecutionIdException' }),
    );
    expect(report(it.hooks[0]?.LifecycleEventHookExecutionId, 'Pending')).toThrow(
      expect.objectContaining({ code: 'InvalidLifecycleEventHookExecutionStatusException' }),
    );
  });
});

describe('a rollback', () => {
  test('returns all traffic and deletes the replacement, as a deployment of its own', () => {
    it.configure({
      ...rollback('DEPLOYMENT_FAILURE'),
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    });
    const first = it.deploy(it.register());
    it.cloud.advance(60 * minuteMs);
    expect(it.deployment(first).status).toBe('Succeeded');
    const id = it.deploy(it.register(), [{ AfterAllowTraffic: 'smoke-test' }]);
    it.cloud.advance(6 * minuteMs);
    expect(it.weights(it.listener)).toEqual([100, 0]);
    it.put(it.hooks[0], 'Failed');
    const { status, rollbackInfo, previousRevision } = it.deployment(id);
    expect(status).toBe('Failed');
    const back = rollbackInfo?.rollbackDeploymentId ?? '';
    expect(it.deployment(back)).toMatchObject({
      creator: 'codeDeployRollback',
      status: 'InProgress',
      revision: previousRevision,
      rollbackInfo: {
        rollbackTriggeringDeploymentId: id,
        rollbackMessage: expect.stringContaining('HOOK_EXECUTION_FAILURE'),
      },
    });
    it.cloud.advance(minuteMs);
    expect(it.weights(it.listener)).toEqual([0, 100]);
    expect(it.weights(it.testListener)).toEqual([0, 100]);
    it.cloud.advance(6 * minuteMs);
    expect(it.deployment(back).status).toBe('Succeeded');
    expect(it.taskSets()).toMatchObject([{ externalId: first, status: 'PRIMARY' }]);
    const { deployments } = it.cloud.call('codedeploy', 'ListDeployments', { applicationName: 'app' });
    expect(deployments).toEqual([back, id, first]);
  });

  test('is not made before there is a replacement', () => {
    it.configure(rollback('DEPLOYMENT_FAILURE'));
    const id = it.deploy(it.register(), [{ BeforeInstall: 'check' }]);
    it.put(it.hooks[0], 'Failed');
    expect(it.deployment(id)).toMatchObject({ status: 'Failed' });
    expect(it.deployment(id).rollbackInfo).toBeUndefined();
  });
});

test('a replacement that does not become healthy within an hour fails the deployment, and the next one can begin', () => {
  it.configure();
  const bad = it.register();
  it.broken.add(bad);
  const id = it.deploy(bad);
  it.cloud.advance(61 * minuteMs);
  expect(it.deployment(id)).toMatchObject({
    status: 'Failed',
    errorInformation: { code: 'TIMEOUT', message: expect.stringContaining('60 minutes') },
  });
  expect(statuses(id)).toMatchObject({ Install: 'Failed', AfterInstall: 'Skipped' });
  const next = it.deploy(it.register());
  it.cloud.advance(30 * minuteMs);
  expect(it.deployment(next).status).toBe('Succeeded');
  expect(it.taskSets()).toMatchObject([{ externalId: next, status: 'PRIMARY' }]);
});

describe('an alarm', () => {
  const alarm = (StateValue: 'OK' | 'ALARM') => {
    it.cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue, StateReason: 'test' });
    it.cloud.settle();
  };
  beforeEach(() => {
    it.cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'errors',
      Namespace: 'test',
      MetricName: 'errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    it.configure({
      alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
      ...rollback('DEPLOYMENT_STOP_ON_ALARM'),
      deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
    });
  });

  test('that goes off during the deployment stops it and rolls it back', () => {
    const id = it.deploy(it.register());
    it.cloud.advance(2 * minuteMs);
    alarm('ALARM');
    expect(it.deployment(id)).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'ALARM_ACTIVE', message: expect.stringContaining('<errors>') },
    });
    it.cloud.advance(10 * minuteMs);
    expect(it.weights(it.listener)).toEqual([100, 0]);
    expect(it.taskSets()).toMatchObject([{ status: 'PRIMARY' }]);
  });

  test('can be left out for one deployment', () => {
    alarm('ALARM');
    const id = it.deploy(it.register(), [], { overrideAlarmConfiguration: { enabled: false, alarms: [] } });
    it.cloud.advance(minuteMs);
    expect(it.deployment(id).status).toBe('InProgress');
  });
});

describe('StopDeployment', () => {
  test.each([
    [true, [100, 0], 1],
    [false, [90, 10], 2],
  ] as const)('with autoRollbackEnabled %s', (autoRollbackEnabled, weights, taskSets) => {
    it.configure({ deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    const id = it.deploy(it.register());
    it.cloud.advance(minuteMs);
    const stop = () =>
      it.cloud.call('codedeploy', 'StopDeployment', { deploymentId: id, autoRollbackEnabled });
    expect(stop().status).toBe('Succeeded');
    it.cloud.advance(10 * minuteMs);
    expect(it.deployment(id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'MANUAL_STOP' } });
    expect(it.weights(it.listener)).toEqual(weights);
    expect(it.taskSets()).toHaveLength(taskSets);
    expect(stop).toThrow(expect.objectContaining({ code: 'DeploymentAlreadyCompletedException' }));
  });

  test('during the wait for the original’s end can still go back', () => {
    it.configure();
    const id = it.deploy(it.register());
    it.cloud.advance(2 * minuteMs);
    expect(it.weights(it.listener)).toEqual([0, 100]);
    it.cloud.call('codedeploy', 'StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
    it.cloud.advance(10 * minuteMs);
    expect(it.weights(it.listener)).toEqual([100, 0]);
    const [only, ...others] = it.taskSets();
    expect([only?.externalId, only?.status, others.length]).toEqual([undefined, 'PRIMARY', 0]);
  });
});

describe('a deployment that cannot begin', () => {
  const deployText = (content: string) => {
    it.configure();
    const id = it.cloud.call('codedeploy', 'CreateDeployment', {
      applicationName: 'app',
      deploymentGroupName: 'group',
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    }).deploymentId!;
    it.cloud.settle();
    return it.deployment(id);
  };

  test.each([
    ['version: 0.0\nResources: []', 'exactly one entry'],
    ['version: 1.0', 'version 0.0'],
    ['a: [', 'neither YAML nor JSON'],
    ['version: 0.0\nResources:\n- A:\n    Type: AWS::Lambda::Function', 'AWS::Lambda::Function'],
    [
      'version: 0.0\nResources:\n- A:\n    Type: AWS::ECS::Service\n    Properties:\n      TaskDefinition: web:1',
      'ContainerName',
    ],
  ])('%j', (content, message) => {
    expect(deployText(content)).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'INVALID_REVISION', message: expect.stringContaining(message) },
    });
  });

  test('a hook of an event that an ECS deployment does not have', () => {
    it.configure();
    const id = it.deploy(it.register(), [{ ApplicationStop: 'x' }]);
    expect(it.deployment(id).errorInformation?.message).toContain('ApplicationStop');
  });

  test('a task definition that does not exist', () => {
    it.configure();
    const id = it.deploy('web:99');
    expect(it.deployment(id)).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'ECS_UPDATE_ERROR', message: expect.stringContaining('not found') },
    });
  });

  test('a primary task set that is not behind the production listener', () => {
    it.cloud.call('elbv2', 'ModifyListener', {
      ListenerArn: it.listener,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    it.configure();
    const id = it.deploy(it.register());
    expect(it.deployment(id).errorInformation).toEqual({
      code: 'ELASTIC_LOAD_BALANCING_INVALID',
      message: `Primary taskset target group must be behind listener ${it.listener}`,
    });
  });
});

test('state changes are events, and the topics of triggers are notified', () => {
  const TopicArn = it.cloud.call('sns', 'CreateTopic', { Name: 'deployments' }).TopicArn!;
  it.configure({
    triggerConfigurations: [
      {
        triggerName: 'all',
        triggerTargetArn: TopicArn,
        triggerEvents: ['DeploymentStart', 'DeploymentSuccess', 'DeploymentRollback'],
      },
    ],
  });
  it.cloud.call('sns', 'Subscribe', {
    TopicArn,
    Protocol: 'lambda',
    Endpoint: 'arn:aws:lambda:us-east-1:000000000000:function:notify',
  });
  const id = it.deploy(it.register());
  it.cloud.advance(30 * minuteMs);
  const changes = it.cloud.published.flatMap(({ event, detail }) =>
    event === 'codedeploy/deployment-state-change' ? [detail.detail] : [],
  );
  expect(changes).toMatchObject([
    { state: 'START', deploymentId: id, application: 'app', deploymentGroup: 'group' },
    { state: 'SUCCESS', deploymentId: id, application: 'app', deploymentGroup: 'group' },
  ]);
  const messages = it.hooks.map((call) => JSON.parse(Object(call).Records[0].Sns.Message));
  expect(messages).toMatchObject([
    { deploymentId: id, status: 'CREATED', eventTriggerName: 'all', completeTime: null },
    { deploymentId: id, status: 'SUCCEEDED', applicationName: 'app', deploymentGroupName: 'group' },
  ]);
});
