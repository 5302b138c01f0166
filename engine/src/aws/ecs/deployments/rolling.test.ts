import { describe, expect, test } from 'vitest';
import type { ServiceDeploymentRecord } from '../state.ts';
import { deployment, now, plan, type Situation } from '../testing/situation.ts';

describe('a rolling deployment', () => {
  const rollout = (change: Partial<ServiceDeploymentRecord> = {}): ServiceDeploymentRecord => ({
    arn: 'rollout-2',
    serviceKey: 'main/web',
    serviceArn: 'arn:web',
    clusterArn: 'arn:main',
    strategy: 'ROLLING',
    status: 'IN_PROGRESS',
    createdAt: 0,
    startedAt: 0,
    updatedAt: 0,
    targetId: '2',
    targetRevisionArn: '',
    sourceId: '1',
    deploymentConfiguration: {},
    failureCount: 0,
    requestedTaskCount: 2,
    alarmsIgnored: false,
    triggeredAlarms: [],
    ...change,
  });
  const rolling = (
    least: number,
    most: number,
    change: Partial<ServiceDeploymentRecord> = {},
    desiredCount = 2,
  ): Situation => ({
    rollout: rollout(change),
    service: {
      desiredCount,
      deployments: [deployment('2', { rolloutState: 'IN_PROGRESS' }), deployment('1', { status: 'ACTIVE' })],
      deploymentConfiguration: { minimumHealthyPercent: least, maximumPercent: most },
      steady: false,
    },
  });

  test('100/200 starts the full count beside the old tasks', () =>
    expect(plan(['1h', '1h'], rolling(100, 200))).toEqual(['start 2 ×2']));
  test('keeps the old tasks until the new ones are healthy', () =>
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200))).toEqual([]));
  test('stops one old task for each new one that is healthy', () =>
    expect(plan(['1h', '1h', '2h', '2w'], rolling(100, 200))).toEqual(['stop 1h']));
  test('100/150 of 2 starts one, then replaces one by one', () => {
    expect(plan(['1h', '1h'], rolling(100, 150))).toEqual(['start 2 ×1']);
    expect(plan(['1h', '1h', '2h'], rolling(100, 150))).toEqual(['stop 1h']);
    expect(plan(['1h', '1s', '2h'], rolling(100, 150))).toEqual(['start 2 ×1']);
  });
  test('50/100 of 4 stops two first', () =>
    expect(plan(['1h', '1h', '1h', '1h'], rolling(50, 100, {}, 4))).toEqual(['stop 1h', 'stop 1h']));
  test('0/100 of 1 stops it, then starts the new one', () => {
    expect(plan(['1h'], rolling(0, 100, {}, 1))).toEqual(['stop 1h']);
    expect(plan(['1s'], rolling(0, 100, {}, 1))).toEqual(['start 2 ×1']);
  });
  test('stops old tasks that are not healthy at once', () =>
    expect(plan(['1h', '1p', '2w', '2w'], rolling(100, 200))).toEqual(['stop 1p']));
  test('completes when no old task is draining any more', () => {
    expect(plan(['2h', '2h', '1s'], rolling(100, 200))).toEqual([]);
    expect(plan(['2h', '2h'], rolling(100, 200))).toEqual(['complete']);
  });
  test('bakes for bakeTimeInMinutes', () => {
    const baking = { deploymentConfiguration: { bakeTimeInMinutes: 1 } };
    expect(plan(['2h', '2h'], rolling(100, 200, baking))).toEqual(['bake']);
    expect(plan(['2h', '2h'], rolling(100, 200, { ...baking, bakeStartedAt: now - 59_999 }))).toEqual([]);
    expect(plan(['2h', '2h'], rolling(100, 200, { ...baking, bakeStartedAt: now - 60_000 }))).toEqual([
      'complete',
    ]);
  });
  test('fails when its failures reach the threshold', () => {
    const breaker = {
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    };
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200, { ...breaker, failureCount: 2 }))).toEqual([]);
    expect(plan(['1h', '1h', '2w', '2w'], rolling(100, 200, { ...breaker, failureCount: 3 }))).toEqual([
      'fail circuit-breaker',
    ]);
  });
  test('that is rolled back ends when the old tasks are back at their count', () =>
    expect(
      plan(['1h', '1h'], {
        rollout: rollout({ status: 'ROLLBACK_IN_PROGRESS' }),
        service: {
          deployments: [
            deployment('1', { rolloutState: 'IN_PROGRESS' }),
            deployment('2', { status: 'ACTIVE', rolloutState: 'FAILED' }),
          ],
        },
      }),
    ).toEqual(['rolled-back']));
  test('that failed without a rollback changes nothing more', () =>
    expect(
      plan(['1h', '2u'], {
        service: {
          deployments: [deployment('2', { rolloutState: 'FAILED' }), deployment('1', { status: 'ACTIVE' })],
        },
      }),
    ).toEqual([]));
  test('that was superseded is removed when its tasks have stopped', () =>
    expect(
      plan(['3h', '3h'], {
        rollout: rollout({ targetId: '3', sourceId: '1' }),
        service: {
          deployments: [
            deployment('3', { rolloutState: 'IN_PROGRESS' }),
            deployment('2', { status: 'ACTIVE', rolloutState: 'IN_PROGRESS' }),
            deployment('1', { status: 'ACTIVE' }),
          ],
        },
      }),
    ).toEqual(['retire 2']));
});
