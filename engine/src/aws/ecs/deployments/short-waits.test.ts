// Deployments of an engine with `--waits short`.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import {
  blueGreen,
  groupA,
  groupB,
  type RehearsedCluster,
  rehearseCluster,
  rule,
} from '../testing/cluster.ts';
import { latest, update } from '../testing/deployments.ts';

function blueGreenService(change: Partial<DeploymentConfiguration>): RehearsedCluster {
  const cluster = rehearseCluster({ waits: 'short' });
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
  const deploymentConfiguration = {
    ...blueGreen.deploymentConfiguration,
    bakeTimeInMinutes: 30,
    alarms: { enable: false, rollback: false, alarmNames: ['errors'] },
    ...change,
  };
  create({ serviceName: 'web', taskDefinition: register('web'), ...blueGreen, deploymentConfiguration });
  cloud.advance(1_000);
  update(cluster, register('web'));
  return cluster;
}

test.each([
  ['blue/green', {}],
  [
    'a canary',
    { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 60 } },
  ],
  [
    'linear steps',
    { strategy: 'LINEAR', linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 60 } },
  ],
] as const)(
  '%s: its steps and its bake time take seconds, and the API still returns minutes',
  (_, change) => {
    const cluster = blueGreenService(change);
    cluster.cloud.advance(45_000);
    expect(latest(cluster)).toMatchObject({
      status: 'SUCCESSFUL',
      deploymentConfiguration: { bakeTimeInMinutes: 30, ...change },
    });
  },
);

test('a bake time that an alarm watches is as long as on AWS', () => {
  const cluster = blueGreenService({ alarms: { alarmNames: ['errors'], enable: true, rollback: true } });
  cluster.cloud.advance(29 * 60_000);
  expect(latest(cluster)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'BAKE_TIME' });
});

test('a task without health checks counts as healthy after five seconds', () => {
  const cluster = rehearseCluster({ waits: 'short' });
  cluster.create({ serviceName: 'worker', taskDefinition: cluster.register('worker') });
  const state = () => cluster.service('worker').deployments![0]!.rolloutState;
  cluster.cloud.advance(4_000);
  expect(state()).toBe('IN_PROGRESS');
  cluster.cloud.advance(2_000);
  expect(state()).toBe('COMPLETED');
});
