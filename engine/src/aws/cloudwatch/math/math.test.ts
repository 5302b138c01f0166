import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import type { AwsFault } from '../../../kernel/faults.ts';
import { describeAlarm, rehearseAlarms } from '../testing/alarms.ts';

const minute = 60_000;

const metric = (Id: string, MetricName: string, more: Partial<MetricDataQuery> = {}): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: 'App', MetricName }, Period: 60, Stat: 'Sum' },
  ReturnData: false,
  ...more,
});

/** Errors 1, –, 4 and requests 10, 20, 0 in three minutes. */
function rehearseMath() {
  const { cloud } = rehearseAlarms();
  const start = Math.floor(cloud.clock.now() / minute) * minute;
  const put = (MetricName: string, at: number, Value: number) =>
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'App',
      MetricData: [{ MetricName, Value, Timestamp: new Date(start + at * minute) }],
    });
  for (const [at, value] of [10, 20, 0].entries()) put('Requests', at, value);
  put('Errors', 0, 1);
  put('Errors', 2, 4);
  const get = (queries: readonly MetricDataQuery[]) =>
    cloud.call('cloudwatch', 'GetMetricData', {
      StartTime: new Date(start),
      EndTime: new Date(start + 3 * minute),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [...queries],
    }).MetricDataResults!;
  const evaluate = (Expression: string) =>
    get([metric('errors', 'Errors'), metric('requests', 'Requests'), { Id: 'e', Expression }]);
  /** The value of each minute, null where there is none. */
  const points = (Expression: string) => {
    const [found] = evaluate(Expression);
    const values = new Map(found!.Timestamps!.map((at, i) => [at.getTime(), found!.Values![i]]));
    return [0, 1, 2].map((at) => values.get(start + at * minute) ?? null);
  };
  return { cloud, get, evaluate, points };
}

test.each<[string, (number | null)[]]>([
  ['requests / 2', [5, 10, 0]],
  ['-requests + 1', [-9, -19, 1]],
  ['2 + 3 * requests ^ 2', [302, 1202, 2]],
  ['(2 + 3) * requests', [50, 100, 0]],
  // Both sides are needed, and a division by zero gives nothing.
  ['errors + requests', [11, null, 4]],
  ['100 * errors / requests', [10, null, null]],
  // A comparison takes what is missing for 0.
  ['errors > 0', [1, null, 1]],
  ['requests > errors', [1, 1, 0]],
  ['requests >= 10 AND errors == 1', [1, 0, 0]],
  ['requests > 15 || errors > 3', [0, 1, 1]],
  ['FILL(errors, 0)', [1, 0, 4]],
  ['FILL(errors, REPEAT)', [1, 1, 4]],
  ['FILL(errors, LINEAR)', [1, 2.5, 4]],
  ['FILL(errors, requests)', [1, 20, 4]],
  ['100 * FILL(errors, 0) / requests', [10, 0, null]],
  ['IF(requests > 5, errors, 99)', [1, null, 99]],
  ['IF(requests > 5, requests)', [10, 20, null]],
  ['IF (requests >= 20, 1, 0)', [0, 1, 0]],
  ['SUM([errors, requests])', [11, 20, 4]],
  ['SUM(METRICS())', [11, 20, 4]],
  ['MAX(METRICS("err"))', [1, null, 4]],
  ['AVG(METRICS())', [5.5, 20, 2]],
  ['MIN([requests, errors])', [1, 20, 0]],
  ['requests - AVG(requests)', [0, 10, -10]],
  ['requests / MAX(requests)', [0.5, 1, 0]],
  ['RATE(requests)', [null, 1 / 6, -1 / 3]],
  ['DIFF(requests)', [null, 10, -20]],
  ['RUNNING_SUM(requests)', [10, 30, 30]],
  ['requests / PERIOD(requests)', [1 / 6, 1 / 3, 0]],
  ['TIME_SERIES(METRIC_COUNT(METRICS()))', [2, 2, 2]],
  ['ABS(errors - 3)', [2, null, 1]],
  ['CEIL(requests / 15)', [1, 2, 0]],
  ['FIRST(SORT(METRICS(), SUM, DESC))', [10, 20, 0]],
  ['SLICE(METRICS(), 0)', [1, null, 4]],
])('%s is %j', (expression, expected) => {
  const { points } = rehearseMath();
  const close = points(expression).map((value) => value && Number(value.toFixed(9)));
  expect(close).toEqual(expected.map((value) => value && Number(value.toFixed(9))));
});

test('expressions build on each other, in any order, and several series come under one id', () => {
  const { get } = rehearseMath();
  const results = get([
    { Id: 'percent', Expression: '100 * share', Label: 'failed' },
    { Id: 'share', Expression: 'errors / requests', ReturnData: false },
    metric('errors', 'Errors'),
    metric('requests', 'Requests', { ReturnData: true }),
    { Id: 'all', Expression: 'METRICS()' },
  ]);
  expect(results).toMatchObject([
    { Id: 'percent', Label: 'failed', Values: [10] },
    { Id: 'requests', Label: 'Requests', Values: [10, 20, 0] },
    { Id: 'all', Label: 'Errors' },
    { Id: 'all', Label: 'Requests' },
  ]);
});

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};

test.each([
  ['requests +', "ValidationError: Error in expression 'e': Unexpected end of expression"],
  ['requests $ 2', "ValidationError: Error in expression 'e': Unexpected $"],
  ['(requests', "ValidationError: Error in expression 'e': Unexpected end of expression, expected )"],
  ['other * 2', "ValidationError: Error in expression 'e': Undeclared variable other"],
  ['e * 2', "ValidationError: Error in expression 'e': it refers to itself"],
  ['NOPE(requests)', "ValidationError: Error in expression 'e': Unknown function NOPE"],
  ['FILL(requests)', "ValidationError: Error in expression 'e': Unsupported arguments of FILL"],
  ['METRICS() + METRICS()', "ValidationError: Error in expression 'e': Unsupported operand type(s) for +"],
  [
    'SUM(requests)',
    "ValidationError: Error in expression 'e': The expression must evaluate to a time series or an array of time series",
  ],
  [
    `${'('.repeat(500)}requests${')'.repeat(500)}`,
    "ValidationError: Error in expression 'e': it is nested too deeply",
  ],
  [
    'ANOMALY_DETECTION_BAND(requests)',
    'InvalidParameterValue: Drydock does not simulate the function ANOMALY_DETECTION_BAND of metric math. Nothing was changed.',
  ],
])('%s is refused', (expression, expected) => {
  const { evaluate } = rehearseMath();
  expect(faultOf(() => evaluate(expression))).toBe(expected);
});

const rate = (more: object = {}) => ({
  AlarmName: 'cpu-high',
  EvaluationPeriods: 1,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold' as const,
  Metrics: [
    metric('errors', 'Errors'),
    metric('requests', 'Requests'),
    { Id: 'rate', Expression: '100 * FILL(errors, 0) / requests', Label: 'error rate' },
  ],
  ...more,
});

test('an alarm on an expression rises and falls with it', () => {
  const { cloud, published } = rehearseAlarms();
  const minuteOf = (requests: number, errors?: number) => {
    const data = [{ MetricName: 'Requests', Value: requests }];
    if (errors !== undefined) data.push({ MetricName: 'Errors', Value: errors });
    cloud.call('cloudwatch', 'PutMetricData', { Namespace: 'App', MetricData: data });
    cloud.advance(minute);
  };
  cloud.call('cloudwatch', 'PutMetricAlarm', rate());
  minuteOf(100, 50);
  minuteOf(100, 50);
  expect(describeAlarm(cloud)).toMatchObject({
    StateValue: 'ALARM',
    Metrics: [{ Id: 'errors' }, { Id: 'requests' }, { Id: 'rate', Label: 'error rate' }],
  });
  expect(describeAlarm(cloud)).not.toHaveProperty('MetricName');
  expect(describeAlarm(cloud).StateReason).toMatch(/datapoints \[50\.0 /);
  minuteOf(100);
  minuteOf(100);
  expect(describeAlarm(cloud).StateValue).toBe('OK');
  expect(published.at(-1)?.detail.configuration.metrics).toMatchObject([
    { id: 'errors', metricStat: { metric: { name: 'Errors' }, stat: 'Sum' }, returnData: false },
    { id: 'requests' },
    { id: 'rate', expression: '100 * FILL(errors, 0) / requests', returnData: true },
  ]);
  const of = { Namespace: 'App', MetricName: 'Errors' };
  expect(cloud.call('cloudwatch', 'DescribeAlarmsForMetric', of).MetricAlarms).toHaveLength(1);
});

test.each([
  [
    { Metrics: rate().Metrics.map((one) => ({ ...one, ReturnData: true })) },
    'Exactly one element of the metrics list should return data.',
  ],
  [{ Statistic: 'Sum' as const }, 'Statistic should not be set if list of Metrics is set.'],
  [{ MetricName: 'Errors' }, 'MetricName should not be set if list of Metrics is set.'],
  [
    { Metrics: [{ Id: 'rate', Expression: 'errors / 2' }] },
    "Error in expression 'rate': Undeclared variable errors",
  ],
])('an alarm with %j is refused', (change, expected) => {
  const { cloud } = rehearseAlarms();
  expect(faultOf(() => cloud.call('cloudwatch', 'PutMetricAlarm', rate(change)))).toBe(
    `ValidationError: ${expected}`,
  );
});

test('alarms on anomalies are kept, and say that they are not evaluated', () => {
  const { cloud, putCpu } = rehearseAlarms();
  putCpu(90);
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'cpu-high',
    EvaluationPeriods: 1,
    ThresholdMetricId: 'band',
    ComparisonOperator: 'GreaterThanUpperThreshold',
    Metrics: [
      metric('m', 'Requests', { ReturnData: true }),
      { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
    ],
  });
  cloud.advance(minute);
  expect(describeAlarm(cloud).StateReason).toMatch(/^Drydock does not detect anomalies/);
});
