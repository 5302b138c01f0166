import { describe, expect, test } from 'vitest';
import type { ServiceDeploymentRecord } from '../state.ts';
import { deployment, now, plan, type Situation } from '../testing/situation.ts';

describe('a blue/green deployment', () => {
  const stage = (
    name: ServiceDeploymentRecord['stage'],
    change: Partial<ServiceDeploymentRecord> = {},
  ): Situation => ({
    rollout: {
      arn: 'rollout-2',
      serviceKey: 'main/web',
      serviceArn: 'arn:web',
      clusterArn: 'arn:main',
      strategy: 'BLUE_GREEN',
      status: 'IN_PROGRESS',
      createdAt: 0,
      startedAt: 0,
      updatedAt: 0,
      targetId: '2',
      targetRevisionArn: '',
      sourceId: '1',
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
      stage: name,
      stageStartedAt: now - 1000,
      productionPercent: 0,
      failureCount: 0,
      requestedTaskCount: 2,
      alarmsIgnored: false,
      triggeredAlarms: [],
      ...change,
    },
    service: {
      deployments: [deployment('2', { rolloutState: 'IN_PROGRESS' }), deployment('1', { status: 'ACTIVE' })],
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, strategy: 'BLUE_GREEN' },
      steady: false,
    },
  });

  test('scales green up to the full count', () =>
    expect(plan(['1h', '1h'], stage('SCALE_UP'))).toEqual(['start 2 ×2']));
  test('waits for all of green to be healthy', () =>
    expect(plan(['1h', '1h', '2h', '2w'], stage('SCALE_UP'))).toEqual([]));
  test('goes on when green has its full count', () =>
    expect(plan(['1h', '1h', '2h', '2h'], stage('SCALE_UP'))).toEqual(['stage POST_SCALE_UP']));
  test('moves all production traffic in its stage', () => {
    const shifting = (change = {}) =>
      plan(['1h', '1h', '2h', '2h'], stage('PRODUCTION_TRAFFIC_SHIFT', change));
    expect(shifting()).toEqual(['production 100 %']);
    expect(shifting({ productionPercent: 100, shiftedAt: now })).toEqual([
      'stage POST_PRODUCTION_TRAFFIC_SHIFT',
    ]);
  });
  test('keeps blue at full count while it bakes', () =>
    expect(plan(['1h', '2h', '2h'], stage('BAKE_TIME', { productionPercent: 100 }))).toEqual(['start 1 ×1']));
  test('keeps blue, even without a bake time, while clients may be bound to it', () => {
    const shifted = (groupBindingMs: number) => ({
      ...stage('BAKE_TIME', {
        productionPercent: 100,
        stageStartedAt: now,
        deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
      }),
      groupBindingMs,
    });
    expect(plan(['1h', '1h', '2h', '2h'], shifted(1000))).toEqual([]);
    expect(plan(['1h', '1h', '2h', '2h'], shifted(0))).toEqual(['stage CLEAN_UP']);
  });
  test('ends the bake time although a task of blue finds no place', () =>
    expect(
      plan(['2h', '2h', '1h'], { ...stage('BAKE_TIME', { stageStartedAt: now - 300_000 }), places: [] }),
    ).toEqual(['report-impediment', 'stage CLEAN_UP']));
  test('stops blue at the end, and is complete when its connections are drained', () => {
    expect(plan(['1h', '1h', '2h', '2h'], stage('CLEAN_UP'))).toEqual(['stop 1h', 'stop 1h']);
    expect(plan(['1s', '1s', '2h', '2h'], stage('CLEAN_UP'))).toEqual([]);
    expect(plan(['2h', '2h'], stage('CLEAN_UP'))).toEqual(['complete']);
  });
  test('fails when a stage takes 24 hours', () =>
    expect(plan(['1h', '1h', '2w', '2w'], stage('SCALE_UP', { stageStartedAt: now - 86_400_000 }))).toEqual([
      'fail timeout',
    ]));
  test('rolls back by moving the traffic, then stopping green', () => {
    const back = { status: 'ROLLBACK_IN_PROGRESS' as const };
    expect(plan(['1h', '1h', '2h', '2h'], stage('BAKE_TIME', { ...back, productionPercent: 100 }))).toEqual([
      'production 0 %',
    ]);
    expect(plan(['1h', '1h', '2h', '2h'], stage('BAKE_TIME', back))).toEqual(['stop 2h', 'stop 2h']);
    expect(plan(['1h', '1h'], stage('BAKE_TIME', back))).toEqual(['rolled-back']);
  });
});
