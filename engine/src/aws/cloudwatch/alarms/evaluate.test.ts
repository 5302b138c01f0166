import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { MissingData } from '../state.ts';
import { type Datapoint, evaluate, isBreaching } from './evaluate.ts';

/** `X` breaches, `0` does not, `-` is missing. */
const points = (text: string): Datapoint[] =>
  [...text].map((c) => (c === '-' ? undefined : c === 'X' ? 10 : 0));

const verdict = (
  text: string,
  m: number,
  treatMissingData: MissingData,
  current: StateValue = 'INSUFFICIENT_DATA',
) =>
  evaluate(
    points(text),
    {
      evaluationPeriods: 3,
      datapointsToAlarm: m,
      threshold: 5,
      comparison: 'GreaterThanThreshold',
      treatMissingData,
    },
    current,
  ).state;

const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

// "Configuring how CloudWatch alarms treat missing data" and "Alarm evaluation": every row of both tables, as the guide has
// them now and, where they differ, as it had them until 2021. `=` retains the current state.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
describe.each([
  {
    alarm: '3 out of 3',
    m: 3,
    rows: [
      ['0-X-X', 'OK', 'OK', 'OK', 'OK'],
      ['0----', 'OK', 'OK', 'OK', 'OK'],
      ['-----', 'INSUFFICIENT_DATA', '=', 'ALARM', 'OK'],
      ['0XX-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['--X--', 'ALARM', '=', 'ALARM', 'OK'],
      // Until 2021.
      ['X----', 'ALARM', '=', 'ALARM', 'OK'],
      ['----X', '=', '=', 'ALARM', 'OK'],
    ],
  },
  {
    alarm: '2 out of 3',
    m: 2,
    rows: [
      ['0-X-X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['00X0X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['0-X--', 'OK', 'OK', 'ALARM', 'OK'],
      ['----0', 'OK', 'OK', 'ALARM', 'OK'],
      ['---X-', 'ALARM', '=', 'ALARM', 'OK'],
      // Until 2021.
      ['----X', '=', '=', 'ALARM', 'OK'],
    ],
  },
  {
    // The rule against premature transitions: ALARM once the oldest breaching point is M periods old, and not before.
    alarm: '3 out of 3 whose only points breach, one period after the other',
    m: 3,
    rows: [
      ['----X', '=', '=', 'ALARM', 'OK'],
      ['---X-', '=', '=', 'ALARM', 'OK'],
      ['---XX', '=', '=', 'ALARM', 'OK'],
      ['--X--', 'ALARM', '=', 'ALARM', 'OK'],
      ['--X-X', 'ALARM', '=', 'ALARM', 'OK'],
      ['-X---', 'ALARM', '=', 'ALARM', 'OK'],
    ],
  },
])('an alarm of $alarm', ({ m, rows }) => {
  const cells = rows.flatMap(([points = '', ...states]) =>
    treatments.map((treatment, column) => ({ points, treatment, expected: states[column]! })),
  );
  it.each(cells)(
    'sees $points, missing data treated as $treatment: $expected',
    ({ points, treatment, expected }) => {
      for (const current of ['INSUFFICIENT_DATA', 'OK', 'ALARM'] as const)
        expect(verdict(points, m, treatment, current)).toBe(expected === '=' ? current : expected);
    },
  );
});

describe('a comparison', () => {
  it.each([
    ['GreaterThanThreshold', [false, false, true]],
    ['GreaterThanOrEqualToThreshold', [false, true, true]],
    ['LessThanThreshold', [true, false, false]],
    ['LessThanOrEqualToThreshold', [true, true, false]],
  ] as const)('%s', (comparison, expected) => {
    expect([4, 5, 6].map((value) => isBreaching(value, { comparison, threshold: 5 }))).toEqual(expected);
  });
});
