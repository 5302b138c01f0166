// The worked examples of the Application Auto Scaling guide and API reference, each under the name of its page.
// https://docs.aws.amazon.com/autoscaling/application/userguide/
import type {
  StepAdjustment,
  StepScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { describe, expect, test } from 'vitest';
import { planScaling, stepCapacity } from './scaling/plan-scaling.ts';
import type { PolicyRecord, ScalableTargetRecord } from './state.ts';

const name = {
  namespace: 'ecs',
  resourceId: 'service/main/web',
  dimension: 'ecs:service:DesiredCount',
} as const;
const minuteMs = 60_000;

const step = (StepAdjustments: StepAdjustment[], more: StepScalingPolicyConfiguration = {}) => ({
  AdjustmentType: 'ChangeInCapacity' as const,
  StepAdjustments,
  ...more,
});
const always = (ScalingAdjustment: number) => step([{ MetricIntervalLowerBound: 0, ScalingAdjustment }]);

/** A target of `capacity`, whose policies' alarms are in ALARM with a value each, minute by minute. */
function scaled(capacity: number) {
  let current = capacity;
  let now = 1_000_000_000_000;
  let target: ScalableTargetRecord = {
    ...name,
    arn: 'arn:target',
    minCapacity: 0,
    maxCapacity: 100,
    roleArn: 'arn:role',
    suspended: {},
    createdAt: 0,
  };
  return (
    afterMs: number,
    ...alarms: readonly { policy: StepScalingPolicyConfiguration; value: number; threshold?: number }[]
  ) => {
    now += afterMs;
    const { steps } = planScaling(
      {
        target,
        current,
        deploying: false,
        policies: alarms.map(({ policy, value, threshold = 50 }, index) => ({
          policy: {
            ...name,
            arn: 'arn:policy',
            name: `policy-${index}`,
            type: 'StepScaling',
            step: policy,
            createdAt: 0,
          } satisfies PolicyRecord,
          activeAlarms: [{ name: 'alarm', threshold, value }],
        })),
      },
      now,
    );
    for (const { capacity: next, direction, base } of steps) {
      current = next;
      target = {
        ...target,
        ...(direction === 'out' ? { lastOutAt: now, outBase: base } : { lastInAt: now }),
      };
    }
    return current;
  };
}

describe('Step scaling policies (step-scaling-policy-overview)', () => {
  const percent = { AdjustmentType: 'PercentChangeInCapacity' } as const;
  const out = step(
    [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
    ],
    percent,
  );
  const back = step(
    [
      { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
      { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
    ],
    percent,
  );

  test('step adjustments: a capacity of 10 becomes 11 at 60 %, 14 at 70 %, 13 at 40 % and 10 at 30 %', () => {
    const at = scaled(10);
    const values = [59, 60, 70, 41, 40, 30];
    expect(values.map((value) => at(10 * minuteMs, { policy: value > 50 ? out : back, value }))).toEqual([
      10, 11, 14, 14, 13, 10,
    ]);
  });

  test.each([
    ['ChangeInCapacity', 3, 5, 8],
    ['ExactCapacity', 3, 5, 5],
    ['PercentChangeInCapacity', 10, 10, 11],
    // Rounding: 12.7 to 12, .67 to 1, -.58 to -1, -6.67 to -6.
    ['PercentChangeInCapacity', 10, 127, 22],
    ['PercentChangeInCapacity', 1, 67, 2],
    ['PercentChangeInCapacity', 1, -58, 0],
    ['PercentChangeInCapacity', 10, -66.7, 4],
  ] as const)('adjustment types: %s from %i by %d is %i', (AdjustmentType, capacity, by, expected) => {
    expect(stepCapacity({ ...always(by), AdjustmentType }, capacity, 50, 50)).toBe(expected);
  });

  test('MinAdjustmentMagnitude: 25 % of 4 with a minimum of 2 adds 2', () => {
    const policy = { ...always(25), ...percent, MinAdjustmentMagnitude: 2 };
    expect(stepCapacity(policy, 4, 50, 50)).toBe(6);
  });

  test('cooldown: 2 more, then 3 more within the cooldown, are 3 more; after it, the adjustment counts again', () => {
    const policy = step([
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 2 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
    ]);
    const at = scaled(10);
    expect([
      at(minuteMs, { policy, value: 60 }),
      at(minuteMs, { policy, value: 60 }),
      at(minuteMs, { policy, value: 75 }),
      at(minuteMs, { policy, value: 75 }),
      at(5 * minuteMs, { policy, value: 60 }),
    ]).toEqual([12, 12, 13, 13, 15]);
  });

  test('cooldown: scale-in waits for the end of its own, and a scale-out does not', () => {
    const fewer = step([{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }]);
    const at = scaled(10);
    expect([
      at(minuteMs, { policy: fewer, value: 20 }),
      at(minuteMs, { policy: fewer, value: 20 }),
      at(minuteMs, { policy: always(2), value: 60 }),
    ]).toEqual([9, 9, 11]);
  });
});

test('Target tracking (application-auto-scaling-target-tracking): of several policies, the largest capacity wins', () => {
  const at = scaled(8);
  const fewer = (ScalingAdjustment: number, more = {}) =>
    step([{ MetricIntervalUpperBound: 0, ScalingAdjustment }], more);
  const quarter = fewer(-25, { AdjustmentType: 'PercentChangeInCapacity' });
  expect([
    at(minuteMs, { policy: always(1), value: 60 }, { policy: always(2), value: 60 }),
    at(10 * minuteMs, { policy: fewer(-3), value: 20 }, { policy: quarter, value: 20 }),
  ]).toEqual([10, 8]);
});
