import { expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { describeAlarm, putAlarm, rehearseAlarms } from './testing/alarms.ts';

const minute = 60_000;

function rehearsePercentiles() {
  const { cloud } = rehearseAlarms();
  /** So many values of 1, and one of 100, in the minute that then passes. */
  const run = (ones: number, hundreds = 1) => {
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [{ MetricName: 'CPUUtilization', Values: [1, 100], Counts: [ones, hundreds] }],
    });
    cloud.advance(minute);
    return describeAlarm(cloud).StateValue;
  };
  return { cloud, run };
}
const onPercentile = (ExtendedStatistic: string, more: object = {}) => ({
  Statistic: undefined,
  ExtendedStatistic,
  EvaluationPeriods: 1,
  ...more,
});

test('an alarm on a percentile is evaluated', () => {
  const { cloud, run } = rehearsePercentiles();
  putAlarm(cloud, onPercentile('p99'));
  expect([run(99), run(98, 2), run(99)]).toEqual(['OK', 'ALARM', 'OK']);
  expect(describeAlarm(cloud)).toMatchObject({ ExtendedStatistic: 'p99' });
});

test('an alarm on a trimmed mean is evaluated', () => {
  const { cloud, run } = rehearsePercentiles();
  putAlarm(cloud, onPercentile('tm90', { Threshold: 2 }));
  expect([run(90, 10), run(80, 20)]).toEqual(['OK', 'ALARM']);
});

test('with few values an alarm keeps its state when it is told to ignore them, and is evaluated when not', () => {
  const { cloud, run } = rehearsePercentiles();
  putAlarm(cloud, onPercentile('p90', { EvaluateLowSampleCountPercentile: 'ignore' }));
  // p90 needs 100 values.
  expect([run(50, 49), run(50, 50), run(1, 1)]).toEqual(['INSUFFICIENT_DATA', 'ALARM', 'ALARM']);
  putAlarm(cloud, onPercentile('p90', { EvaluateLowSampleCountPercentile: 'evaluate' }));
  expect(run(98, 1)).toBe('OK');
  expect(describeAlarm(cloud).EvaluateLowSampleCountPercentile).toBe('evaluate');
});

test.each([
  [
    onPercentile('p101'),
    'InvalidParameterValue: The value p101 for parameter ExtendedStatistic is not supported.',
  ],
  [
    onPercentile('Average'),
    'InvalidParameterValue: The value Average for parameter ExtendedStatistic is not supported.',
  ],
  [
    onPercentile('p99', { EvaluateLowSampleCountPercentile: 'maybe' }),
    'ValidationError: The value maybe for EvaluateLowSampleCountPercentile is not supported',
  ],
  [
    { EvaluateLowSampleCountPercentile: 'ignore' },
    'InvalidParameterCombination: EvaluateLowSampleCountPercentile can only be used with a percentile statistic.',
  ],
])('an alarm with %j is refused', (change, expected) => {
  const { cloud } = rehearseAlarms();
  let message = '';
  try {
    putAlarm(cloud, change);
  } catch (error) {
    message = `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  expect(message).toBe(expected);
});

test('GetMetricStatistics returns extended statistics beside simple ones', () => {
  const { cloud, run } = rehearsePercentiles();
  putAlarm(cloud);
  const start = cloud.clock.now();
  run(90, 10);
  const { Datapoints } = cloud.call('cloudwatch', 'GetMetricStatistics', {
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Period: 60,
    StartTime: new Date(start),
    EndTime: new Date(start + minute),
    Statistics: ['Maximum'],
    ExtendedStatistics: ['p90', 'p91', 'tc90', 'PR(50:)'],
  });
  expect(Datapoints).toMatchObject([
    { Maximum: 100, ExtendedStatistics: { p90: 1, p91: 100, tc90: 90, 'PR(50:)': 10 } },
  ]);
});

test('high-resolution alarms are evaluated every ten seconds, on their own periods', () => {
  for (const Period of [10, 20, 30]) {
    const { cloud, putCpu } = rehearseAlarms();
    putAlarm(cloud, { Period, EvaluationPeriods: 1 });
    putCpu(90);
    cloud.advance(Period * 1000);
    expect(describeAlarm(cloud)).toMatchObject({ Period, StateValue: 'ALARM' });
  }
});
