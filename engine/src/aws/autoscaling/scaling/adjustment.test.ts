import { expect, test } from 'vitest';
import { adjusted, stepFor, towardsTarget } from './adjustment.ts';

test.each([
  [10, 3, 'ChangeInCapacity', 13],
  [10, 3, 'ExactCapacity', 3],
  [10, 127, 'PercentChangeInCapacity', 22],
  [10, -66.7, 'PercentChangeInCapacity', 4],
  [2, 10, 'PercentChangeInCapacity', 3],
  [2, -10, 'PercentChangeInCapacity', 1],
])('%i adjusted by %d (%s) is %i', (capacity, adjustment, AdjustmentType, expected) => {
  expect(adjusted(capacity, adjustment, { AdjustmentType })).toBe(expected);
});

test('the minimum magnitude raises a small percentage in its own direction', () => {
  const policy = { AdjustmentType: 'PercentChangeInCapacity', MinAdjustmentMagnitude: 2 };
  expect([adjusted(4, 25, policy), adjusted(4, -25, policy)]).toEqual([6, 2]);
});

// The example in AWS's guide: scale out at 60/70, scale in at 40/30, threshold 50.
const steps = [
  { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
  { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
  { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
  { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
  { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
  { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
];

test.each([
  [50, 0],
  [60, 10],
  [69.9, 10],
  [70, 30],
  [40, -10],
  [40.1, 0],
  [30, -30],
])('a value of %d falls in the step that adjusts by %i', (value, expected) => {
  expect(stepFor(steps, value, 50)).toBe(expected);
});

test('a value at the threshold falls in the step that begins there, or else in the one that ends there', () => {
  const lower = { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 };
  const upper = { MetricIntervalLowerBound: 0, ScalingAdjustment: 1 };
  expect(stepFor([lower], 0, 0)).toBe(-1);
  expect(stepFor([upper], 0, 0)).toBe(1);
  expect(stepFor([lower, upper], 0, 0)).toBe(1);
});

test('the capacity for a target is rounded up, so that scale-in removes less rather than more', () => {
  expect([towardsTarget(4, 75, 50), towardsTarget(3, 55, 50), towardsTarget(4, 30, 50)]).toEqual([6, 4, 3]);
});
