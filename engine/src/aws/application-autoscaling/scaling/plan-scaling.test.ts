import type { StepAdjustment } from '@aws-sdk/client-application-auto-scaling';
import { describe, expect, test } from 'vitest';
import type { PolicyRecord, ScalableTargetRecord } from '../state.ts';
import { type ObservedPolicy, planScaling, type ScalingSnapshot, stepCapacity } from './plan-scaling.ts';

const name = {
  namespace: 'ecs',
  resourceId: 'service/main/web',
  dimension: 'ecs:service:DesiredCount',
} as const;
const now = 10_000_000;

const target: ScalableTargetRecord = {
  ...name,
  arn: 'arn:target',
  minCapacity: 1,
  maxCapacity: 10,
  roleArn: 'arn:role',
  suspended: {},
  createdAt: 0,
};

function tracking(change: Partial<ObservedPolicy> & { cooldown?: number } = {}): ObservedPolicy {
  const { cooldown, ...rest } = change;
  const policy: PolicyRecord = {
    ...name,
    arn: 'arn:policy',
    name: 'cpu-60',
    type: 'TargetTrackingScaling',
    targetTracking: {
      TargetValue: 60,
      ...(cooldown === undefined ? {} : { ScaleOutCooldown: cooldown, ScaleInCooldown: cooldown }),
    },
    highAlarm: 'high',
    lowAlarm: 'low',
    createdAt: 0,
  };
  return { policy, high: 'OK', low: 'OK', activeAlarms: [], value: 60, ...rest };
}

const plan = (change: Partial<ScalingSnapshot>) =>
  planScaling({ target, current: 4, deploying: false, policies: [], ...change }, now).steps.map(
    ({ capacity }) => capacity,
  );

describe('target tracking', () => {
  test('adds in proportion, rounded up', () =>
    expect(plan({ policies: [tracking({ high: 'ALARM', value: 80 })] })).toEqual([6]));
  test('adds at least one', () =>
    expect(plan({ policies: [tracking({ high: 'ALARM', value: 60 })] })).toEqual([5]));
  test('never exceeds the maximum', () =>
    expect(plan({ policies: [tracking({ high: 'ALARM', value: 600 })] })).toEqual([10]));
  test('removes in proportion, rounded down', () =>
    expect(plan({ policies: [tracking({ low: 'ALARM', value: 40 })] })).toEqual([3]));
  test('never falls below the minimum', () =>
    expect(plan({ policies: [tracking({ low: 'ALARM', value: 0 })] })).toEqual([1]));
  test('does nothing without data', () =>
    expect(
      plan({
        policies: [tracking({ low: 'INSUFFICIENT_DATA', high: 'INSUFFICIENT_DATA', value: undefined })],
      }),
    ).toEqual([]));
  test('adds again only after the cooldown', () => {
    const policies = [tracking({ high: 'ALARM', value: 90, cooldown: 120 })];
    expect(plan({ policies, target: { ...target, lastOutAt: now - 119_000 } })).toEqual([]);
    expect(plan({ policies, target: { ...target, lastOutAt: now - 120_000 } })).toEqual([6]);
  });
  test('removes nothing within the cooldown of a scale-out', () =>
    expect(
      plan({
        policies: [tracking({ low: 'ALARM', value: 10 })],
        target: { ...target, lastOutAt: now - 299_000 },
      }),
    ).toEqual([]));
  test('adds while a deployment is under way, but removes nothing', () => {
    expect(plan({ deploying: true, policies: [tracking({ low: 'ALARM', value: 10 })] })).toEqual([]);
    expect(plan({ deploying: true, policies: [tracking({ high: 'ALARM', value: 90 })] })).toEqual([6]);
  });
});

describe('several policies', () => {
  test('the largest capacity wins, for scale-out', () =>
    expect(
      plan({ policies: [tracking({ high: 'ALARM', value: 70 }), tracking({ high: 'ALARM', value: 120 })] }),
    ).toEqual([8]));
  test('scale-out beats scale-in', () =>
    expect(
      plan({ policies: [tracking({ low: 'ALARM', value: 10 }), tracking({ high: 'ALARM', value: 70 })] }),
    ).toEqual([5]));
  test('scale in only when all agree, and then to the largest capacity asked for', () => {
    expect(plan({ policies: [tracking({ low: 'ALARM', value: 10 }), tracking()] })).toEqual([]);
    expect(
      plan({ policies: [tracking({ low: 'ALARM', value: 10 }), tracking({ low: 'ALARM', value: 40 })] }),
    ).toEqual([3]);
  });
});

test('a desired count outside the bounds stays until an alarm asks for more', () => {
  expect(plan({ current: 0 })).toEqual([]);
  expect(
    plan({
      current: 0,
      target: { ...target, minCapacity: 3 },
      policies: [tracking({ high: 'ALARM', value: 90 })],
    }),
  ).toEqual([3]);
});

describe('a step', () => {
  const steps = [
    { MetricIntervalUpperBound: -10, ScalingAdjustment: -30 },
    { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -10 },
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 10 },
    { MetricIntervalLowerBound: 10, ScalingAdjustment: 30 },
  ];
  test.each([
    ['at the threshold', 50, 11],
    ['just below the upper step', 59.9, 11],
    ['at the lower bound of the upper step, which is inclusive', 60, 13],
    ['just below the threshold', 49.9, 9],
    ['at the upper bound of the lower step, which is inclusive', 40, 7],
  ])('%s', (_where, value, expected) =>
    expect(
      stepCapacity({ AdjustmentType: 'PercentChangeInCapacity', StepAdjustments: steps }, 10, value, 50),
    ).toBe(expected),
  );
  test('ends or begins at the threshold itself', () => {
    const at = (...StepAdjustments: StepAdjustment[]) =>
      stepCapacity({ AdjustmentType: 'ChangeInCapacity', StepAdjustments }, 3, 0, 0);
    const lower = { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 };
    const upper = { MetricIntervalLowerBound: 0, ScalingAdjustment: 1 };
    // The CDK's services that process a queue scale in so, when it is empty.
    expect(at(lower)).toBe(2);
    expect(at(upper)).toBe(4);
    expect(at(lower, upper)).toBe(4);
  });
  test('truncates percentages, but a fraction of one counts as one', () => {
    const of = (percent: number, current: number) =>
      stepCapacity(
        {
          AdjustmentType: 'PercentChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: percent }],
        },
        current,
        50,
        50,
      );
    expect(of(127, 10)).toBe(22);
    expect(of(5, 10)).toBe(11);
    expect(of(-5, 10)).toBe(9);
  });
  test('is at least the minimum magnitude', () =>
    expect(
      stepCapacity(
        {
          AdjustmentType: 'PercentChangeInCapacity',
          MinAdjustmentMagnitude: 3,
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 10 }],
        },
        10,
        50,
        50,
      ),
    ).toBe(13));
});
