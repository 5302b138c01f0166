// Deployments of an ECS service: through ECS, Elastic Load Balancing and the functions of hooks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeployedService, deployedService, deployedServiceWith } from './testing/deployed-service.ts';

const minuteMs = 60_000;

let it: DeployedService;
beforeEach(() => {
  it = deployedService();
});
afterEach(() => {
  expect(it.cloud.log).toEqual([]);
  it.cloud[Symbol.dispose]();
});

/** Waits of five minutes and more are skipped. */
const finish = () => it.cloud.advance(40 * minuteMs);
const colours = () =>
  it
    .taskSets()
    .map(({ status, loadBalancers }) => [
      status,
      loadBalancers?.[0]?.targetGroupArn === it.blueGroup ? 'blue' : 'green',
    ]);

describe('all at once', () => {
  test('the replacement is installed, gets the test traffic, then all traffic; the original is deleted', () => {
    it.configure();
    const id = it.deploy(it.register());
    expect(id).toMatch(/^d-[A-Z0-9]{9}$/);
    it.cloud.advance(minuteMs);
    expect(it.deployment(id)).toMatchObject({
      status: 'InProgress',
      creator: 'user',
      computePlatform: 'ECS',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      instanceTerminationWaitTimeStarted: true,
      deploymentOverview: { InProgress: 1, Succeeded: 0 },
    });
    expect(it.weights(it.listener)).toEqual([0, 100]);
    expect(it.weights(it.testListener)).toEqual([0, 100]);
    expect(colours()).toEqual([
      ['PRIMARY', 'green'],
      ['ACTIVE', 'blue'],
    ]);
    expect(it.taskSets()[0]).toMatchObject({ externalId: id, startedBy: 'CODE_DEPLOY', runningCount: 2 });
    finish();
    expect(it.deployment(id)).toMatchObject({ status: 'Succeeded', deploymentOverview: { Succeeded: 1 } });
    expect(it.events(id)).toEqual(
      [
        'BeforeInstall',
        'Install',
        'AfterInstall',
        'AllowTestTraffic',
        'AfterAllowTestTraffic',
        'BeforeAllowTraffic',
        'AllowTraffic',
        'AfterAllowTraffic',
      ].map((name) => [name, 'Succeeded']),
    );
    expect(colours()).toEqual([['PRIMARY', 'green']]);
  });

  test('the next deployment goes back to the first target group', () => {
    it.configure();
    it.deploy(it.register());
    finish();
    const id = it.deploy(it.register());
    finish();
    expect(it.deployment(id).status).toBe('Succeeded');
    expect(it.weights(it.listener)).toEqual([100, 0]);
    expect(colours()).toEqual([['PRIMARY', 'blue']]);
  });

  test('rules of the listener that forward to the original are changed too, others are not', () => {
    it.configure();
    const rule = (TargetGroupArn: string | undefined, Priority: number) =>
      it.cloud.call('elbv2', 'CreateRule', {
        ListenerArn: it.listener,
        Priority,
        Conditions: [{ Field: 'path-pattern', Values: [`/${Priority}`] }],
        Actions: [
          TargetGroupArn
            ? { Type: 'forward', TargetGroupArn }
            : { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
        ],
      }).Rules![0]!.RuleArn!;
    const [forwarding, fixed] = [rule(it.blueGroup, 1), rule(undefined, 2)];
    it.deploy(it.register());
    it.cloud.advance(minuteMs);
    const { Rules = [] } = it.cloud.call('elbv2', 'DescribeRules', { ListenerArn: it.listener });
    const actionOf = (arn: string) => Rules.find(({ RuleArn }) => RuleArn === arn)?.Actions?.[0];
    expect(actionOf(forwarding)?.ForwardConfig?.TargetGroups).toEqual([
      { TargetGroupArn: it.blueGroup, Weight: 0 },
      { TargetGroupArn: it.greenGroup, Weight: 100 },
    ]);
    expect(actionOf(fixed)?.Type).toBe('fixed-response');
  });

  test('target groups may be sticky', () => {
    for (const TargetGroupArn of [it.blueGroup, it.greenGroup])
      it.cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
        TargetGroupArn,
        Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
      });
    it.configure();
    const id = it.deploy(it.register());
    finish();
    expect(it.deployment(id).status).toBe('Succeeded');
    expect(it.weights(it.listener)).toEqual([0, 100]);
  });

  test('only one deployment of a group is active at a time', () => {
    it.configure();
    const id = it.deploy(it.register());
    expect(() => it.deploy(it.register())).toThrow(
      `The Deployment Group 'group' already has an active Deployment '${id}'`,
    );
  });

  test('it goes on where it was when the engine is started again', () => {
    it.configure();
    const id = it.deploy(it.register());
    it.cloud.advance(minuteMs);
    it.cloud.restart();
    it.cloud.advance(10 * minuteMs);
    expect(it.deployment(id).status).toBe('Succeeded');
  });
});

describe('an engine with short waits', () => {
  const group = {
    deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE' as const,
        terminationWaitTimeInMinutes: 60,
      },
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' as const },
    },
  };

  test('takes seconds between steps and before the original is deleted', () => {
    const short = deployedServiceWith('short');
    using cloud = short.cloud;
    short.configure(group);
    const id = short.deploy(short.register());
    cloud.advance(1000);
    expect(short.weights(short.listener)).toEqual([90, 10]);
    cloud.advance(minuteMs);
    expect(short.deployment(id).status).toBe('Succeeded');
  });

  test('leaves alarms their time', () => {
    const short = deployedServiceWith('short');
    using cloud = short.cloud;
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'errors',
      MetricName: 'Errors',
      Namespace: 'App',
      Period: 60,
      EvaluationPeriods: 1,
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    short.configure({ ...group, alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] } });
    short.deploy(short.register());
    cloud.advance(4 * minuteMs);
    expect(short.weights(short.listener)).toEqual([90, 10]);
  });
});

describe('traffic', () => {
  test.each([
    ['CodeDeployDefault.ECSCanary10Percent5Minutes', [10, 10, 10, 10, 10, 100]],
    ['CodeDeployDefault.ECSLinear10PercentEvery1Minutes', [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  ])('%s moves it in steps', (deploymentConfigName, steps) => {
    it.configure({ deploymentConfigName });
    const id = it.deploy(it.register());
    it.cloud.advance(1000);
    const shares = steps.map(() => {
      const [, green] = it.weights(it.listener);
      it.cloud.advance(minuteMs);
      return green;
    });
    expect(shares).toEqual(steps);
    finish();
    expect(it.deployment(id).status).toBe('Succeeded');
  });

  test('a configuration of one’s own has steps of one’s own', () => {
    it.cloud.call('codedeploy', 'CreateDeploymentConfig', {
      deploymentConfigName: 'half',
      computePlatform: 'ECS',
      trafficRoutingConfig: {
        type: 'TimeBasedCanary',
        timeBasedCanary: { canaryPercentage: 50, canaryInterval: 2 },
      },
    });
    it.configure();
    const id = it.deploy(it.register(), [], { deploymentConfigName: 'half' });
    it.cloud.advance(1000);
    expect(it.weights(it.listener)).toEqual([50, 50]);
    const { deploymentTarget } = it.cloud.call('codedeploy', 'GetDeploymentTarget', {
      deploymentId: id,
      targetId: 'main:web',
    });
    expect(deploymentTarget?.ecsTarget).toMatchObject({
      status: 'InProgress',
      taskSetsInfo: [
        { taskSetLabel: 'Blue', trafficWeight: 50, runningCount: 2, targetGroup: { name: 'blue' } },
        { taskSetLabel: 'Green', trafficWeight: 50, runningCount: 2, targetGroup: { name: 'green' } },
      ],
    });
    it.cloud.advance(2 * minuteMs);
    expect(it.weights(it.listener)).toEqual([0, 100]);
  });
});

describe('waits', () => {
  const ready = (waitTimeInMinutes: number) => ({
    blueGreenDeploymentConfiguration: {
      ...it.group.blueGreenDeploymentConfiguration,
      deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT' as const, waitTimeInMinutes },
    },
  });

  test('STOP_DEPLOYMENT waits for ContinueDeployment before production traffic is rerouted', () => {
    it.configure(ready(60));
    const id = it.deploy(it.register());
    it.cloud.advance(minuteMs);
    expect(it.deployment(id)).toMatchObject({ status: 'Ready', deploymentOverview: { Ready: 1 } });
    expect(it.weights(it.listener)).toEqual([100, 0]);
    expect(it.weights(it.testListener)).toEqual([0, 100]);
    it.cloud.call('codedeploy', 'ContinueDeployment', { deploymentId: id, deploymentWaitType: 'READY_WAIT' });
    it.cloud.advance(1000);
    expect(it.deployment(id).status).toBe('InProgress');
    expect(it.weights(it.listener)).toEqual([0, 100]);
  });

  test('without it the deployment is stopped when the wait is over', () => {
    it.configure(ready(10));
    const id = it.deploy(it.register());
    it.cloud.advance(11 * minuteMs);
    expect(it.deployment(id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'TIMEOUT' } });
    expect(it.weights(it.listener)).toEqual([100, 0]);
  });

  test.each([
    ['ContinueDeployment', { deploymentWaitType: 'TERMINATION_WAIT' }],
    ['SkipWaitTimeForInstanceTermination', {}],
  ] as const)('%s ends the wait for the original’s end', (operation, more) => {
    it.configure();
    const deploymentId = it.deploy(it.register());
    it.cloud.advance(minuteMs);
    it.cloud.call('codedeploy', operation, { deploymentId, ...more });
    // What is left is the original's connections, which drain.
    it.cloud.advance(minuteMs);
    expect(colours()[1]?.[0]).toBe('DRAINING');
    it.cloud.advance(5 * minuteMs);
    expect(it.deployment(deploymentId).status).toBe('Succeeded');
    expect(colours()).toEqual([['PRIMARY', 'green']]);
  });

  test('KEEP_ALIVE keeps the original, until the next deployment needs its place', () => {
    const { deploymentReadyOption } = it.group.blueGreenDeploymentConfiguration ?? {};
    it.configure({
      blueGreenDeploymentConfiguration: {
        deploymentReadyOption,
        terminateBlueInstancesOnDeploymentSuccess: { action: 'KEEP_ALIVE' },
      },
    });
    const id = it.deploy(it.register());
    it.cloud.advance(minuteMs);
    expect(it.deployment(id).status).toBe('Succeeded');
    expect(colours()).toEqual([
      ['PRIMARY', 'green'],
      ['ACTIVE', 'blue'],
    ]);
    const next = it.deploy(it.register());
    finish();
    expect(it.deployment(next).status).toBe('Succeeded');
    expect(it.taskSets().map(({ externalId, status }) => [externalId, status])).toEqual([
      [next, 'PRIMARY'],
      [id, 'ACTIVE'],
    ]);
  });
});
