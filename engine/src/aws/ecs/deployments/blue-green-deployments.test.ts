import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { blueGreen, groupA, groupB, rehearseCluster, rule } from '../testing/cluster.ts';
import { definitionsOf, latest, update } from '../testing/deployments.ts';

describe('a blue/green deployment', () => {
  const rehearsed = (bakeTimeInMinutes = 5, change: Partial<DeploymentConfiguration> = {}) => {
    const cluster = rehearseCluster();
    const { cloud, register, create } = cluster;
    cloud.call('elbv2', 'ModifyRule', {
      RuleArn: rule,
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: groupA, Weight: 100 },
              { TargetGroupArn: groupB, Weight: 0 },
            ],
          },
        },
      ],
    });
    const deploymentConfiguration = { ...blueGreen.deploymentConfiguration, bakeTimeInMinutes, ...change };
    create({ serviceName: 'web', taskDefinition: register('web'), ...blueGreen, deploymentConfiguration });
    cloud.advance(1_000);
    return cluster;
  };

  test('of a new service uses the first target group at once, without baking', () => {
    const cluster = rehearsed();
    expect(cluster.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    expect(latest(cluster)).toMatchObject({ status: 'SUCCESSFUL', lifecycleStage: 'CLEAN_UP' });
    expect(cluster.service('web').deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  });

  test('starts green at full count, moves all traffic at once, bakes, then stops blue', () => {
    const cluster = rehearsed();
    const { cloud, register, weights, service } = cluster;
    cluster.behave('web:2', 'silent');
    update(cluster, register('web'));
    cloud.advance(10_000);
    expect(latest(cluster)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'SCALE_UP' });
    expect(weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    expect(cluster.tasksOf('web')).toHaveLength(4);

    cluster.behave('web:2', 'healthy');
    cloud.settle();
    expect(weights(rule)).toEqual({ [groupA]: 0, [groupB]: 100 });
    expect(latest(cluster)).toMatchObject({
      lifecycleStage: 'BAKE_TIME',
      targetServiceRevision: { requestedProductionTrafficWeight: 100 },
      sourceServiceRevisions: [{ requestedProductionTrafficWeight: 0, runningTaskCount: 2 }],
    });
    cloud.advance(299_999);
    expect(definitionsOf(cluster)).toHaveLength(2);
    cloud.advance(1);
    expect(latest(cluster).lifecycleStage).toBe('CLEAN_UP');
    expect(definitionsOf(cluster)).toEqual(['web:2']);
    cloud.advance(20_000);
    expect(latest(cluster).status).toBe('SUCCESSFUL');
    expect(service('web').deployments).toHaveLength(1);
    expect(cloud.log).toEqual([]);
  });

  test('alternates between the two groups', () => {
    const cluster = rehearsed(0);
    for (const expected of [groupB, groupA, groupB]) {
      update(cluster, cluster.register('web'));
      cluster.cloud.advance(20_000);
      expect(latest(cluster).status).toBe('SUCCESSFUL');
      expect(cluster.weights(rule)[expected]).toBe(100);
    }
  });

  test.each(['unhealthy', 'fails to start', 'exits at once'] as const)(
    'whose green tasks are %s never gets the traffic, and blue stays',
    (behaviour) => {
      const cluster = rehearsed();
      const blue = cluster.tasksOf('web').map((task) => task.taskArn);
      cluster.behave('web:2', behaviour);
      update(cluster, cluster.register('web'));
      cluster.cloud.advance(120_000);
      expect(latest(cluster)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
      expect(cluster.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
      expect(cluster.tasksOf('web').map((task) => task.taskArn)).toEqual(blue);
      expect(cluster.service('web')).toMatchObject({
        runningCount: 2,
        deployments: [{ rolloutState: 'COMPLETED' }],
      });
      expect(cluster.cloud.log).toEqual([]);
    },
  );

  test('returns the traffic to blue when an alarm goes off during the bake time', () => {
    const cluster = rehearsed();
    const { cloud } = cluster;
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'OK', StateReason: '' });
    update(cluster, cluster.register('web'));
    cloud.advance(60_000);
    expect(cluster.weights(rule)[groupB]).toBe(100);
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'ALARM', StateReason: '' });
    cloud.settle();
    expect(cluster.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    cloud.advance(20_000);
    expect(latest(cluster)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because of one or more active alarms.',
      alarms: { status: 'TRIGGERED' },
    });
    expect(definitionsOf(cluster)).toEqual(['web:1']);
  });

  test('ignores alarms that were in ALARM before it began', () => {
    const cluster = rehearsed(0);
    cluster.cloud.call('cloudwatch', 'SetAlarmState', {
      AlarmName: 'errors',
      StateValue: 'ALARM',
      StateReason: '',
    });
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(20_000);
    expect(latest(cluster).status).toBe('SUCCESSFUL');
  });

  test('is superseded by a newer one: the first green is stopped before the second starts', () => {
    const cluster = rehearsed(0);
    cluster.behave('web:2', 'silent');
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(1_000);
    update(cluster, cluster.register('web'));
    cluster.cloud.settle();
    expect(latest(cluster).lifecycleStage).toBe('RECONCILE_SERVICE');
    cluster.cloud.advance(60_000);
    expect(latest(cluster).status).toBe('SUCCESSFUL');
    expect(definitionsOf(cluster)).toEqual(['web:3']);
    expect(cluster.weights(rule)).toEqual({ [groupA]: 0, [groupB]: 100 });
  });

  test('returns to blue when it is stopped by a request', () => {
    const cluster = rehearsed();
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(1_000);
    cluster.cloud.call('ecs', 'StopServiceDeployment', {
      serviceDeploymentArn: latest(cluster).serviceDeploymentArn,
    });
    cluster.cloud.advance(20_000);
    expect(latest(cluster).status).toBe('ROLLBACK_SUCCESSFUL');
    expect(cluster.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    expect(definitionsOf(cluster)).toEqual(['web:1']);
  });

  test.each([
    [
      'a canary',
      { strategy: 'CANARY' as const, canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 2 } },
      [0, 5, 100],
    ],
    [
      'linear steps',
      { strategy: 'LINEAR' as const, linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 1 } },
      [0, 40, 80, 100],
    ],
    [
      'tenths of a percent',
      { strategy: 'CANARY' as const, canaryConfiguration: { canaryPercent: 0.5 } },
      [0, 0.5, 100],
    ],
  ])('moves traffic by %s', (_what, change, expected) => {
    const cluster = rehearsed(0, change);
    update(cluster, cluster.register('web'));
    const shares = [0];
    for (let second = 0; second < 1_200; second++) {
      const { [groupA]: blue = 0, [groupB]: green = 0 } = cluster.weights(rule);
      const share = (100 * green) / (blue + green);
      if (share !== shares.at(-1)) shares.push(share);
      cluster.cloud.advance(1_000);
    }
    expect(shares).toEqual(expected);
    expect(latest(cluster).status).toBe('SUCCESSFUL');
  });

  test('takes a canary’s share of the traffic back when an alarm goes off', () => {
    const cluster = rehearsed(0, { strategy: 'CANARY' });
    cluster.cloud.call('cloudwatch', 'SetAlarmState', {
      AlarmName: 'errors',
      StateValue: 'OK',
      StateReason: '',
    });
    update(cluster, cluster.register('web'));
    cluster.cloud.advance(60_000);
    expect(cluster.weights(rule)).toEqual({ [groupA]: 95, [groupB]: 5 });
    cluster.cloud.call('cloudwatch', 'SetAlarmState', {
      AlarmName: 'errors',
      StateValue: 'ALARM',
      StateReason: '',
    });
    cluster.cloud.advance(30_000);
    expect(cluster.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    expect(latest(cluster).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('fails and rolls back when its listener rule has been deleted', () => {
    const cluster = rehearsed(0);
    const before = cluster.service('web').deployments![0]!.id;
    cluster.behave('web:2', 'silent');
    update(cluster, cluster.register('web'));
    cluster.cloud.call('elbv2', 'DeleteRule', { RuleArn: rule });
    cluster.behave('web:2', 'healthy');
    cluster.cloud.advance(30_000);
    expect(latest(cluster)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
    expect(cluster.service('web').deployments).toMatchObject([{ id: before, rolloutState: 'COMPLETED' }]);
    expect(cluster.messages('web')).toContainEqual(
      expect.stringMatching(/was unable to shift production traffic/),
    );
    expect(cluster.cloud.log).toEqual([]);
  });
});
