import { describe, expect, test } from 'vitest';
import { startableFrom } from '../scheduling/throttle.ts';
import { boundsOf } from './bounds.ts';
import { failureThreshold } from './circuit-breaker.ts';

describe('bounds', () => {
  test.each([
    ['75 % of 2 rounds up', 2, 75, 200, { lower: 2, upper: 4 }],
    ['125 % of 3 rounds down', 3, 100, 125, { lower: 3, upper: 3 }],
    ['50 % of 4', 4, 50, 200, { lower: 2, upper: 8 }],
    ['of nothing', 0, 100, 200, { lower: 0, upper: 0 }],
  ])('%s', (_what, desired, minimumHealthyPercent, maximumPercent, expected) =>
    expect(boundsOf(desired, { minimumHealthyPercent, maximumPercent })).toEqual(expected),
  );
});

describe('the circuit breaker’s threshold', () => {
  const breaker = { enable: true, rollback: true };
  test.each([
    [1, 3],
    [25, 13],
    [400, 200],
    [800, 200],
  ])('for %i tasks is %i failures', (desired, expected) =>
    expect(failureThreshold(breaker, desired)).toBe(expected),
  );

  test('can be unbounded, or a count', () => {
    const of = (type: 'UNBOUNDED_PERCENT' | 'COUNT', value: number) =>
      failureThreshold({ ...breaker, thresholdConfiguration: { type, value } }, 1000);
    expect(of('UNBOUNDED_PERCENT', 50)).toBe(500);
    expect(of('COUNT', 7)).toBe(7);
  });
});

test('failed launches are throttled longer and longer, up to 15 minutes', () => {
  const from = (launchFailures: number) =>
    startableFrom({ launchFailures, lastFailureAt: 0 } as Parameters<typeof startableFrom>[0]);
  expect([1, 2, 3, 4, 10, 11, 50].map(from)).toEqual([1000, 2000, 4000, 8000, 512_000, 900_000, 900_000]);
});

test('no task is started before the scheduler has seen that another one has ended, throttled or not', () => {
  const from = (deployment: object) => startableFrom(deployment as Parameters<typeof startableFrom>[0]);
  expect(from({ launchFailures: 0 })).toBeUndefined();
  expect(from({ launchFailures: 0, reactsAt: 7000 })).toBe(7000);
  expect(from({ launchFailures: 1, lastFailureAt: 0, reactsAt: 7000 })).toBe(7000);
  expect(from({ launchFailures: 5, lastFailureAt: 0, reactsAt: 7000 })).toBe(16_000);
});
