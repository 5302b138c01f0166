import { expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { rehearseAlarms } from './testing/alarms.ts';

const metric = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' };

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};

test('GetMetricStatistics returns the statistics of each period', () => {
  const { cloud, putCpu } = rehearseAlarms();
  putCpu(10);
  putCpu(30);
  cloud.advance(60_000);
  putCpu(50);
  const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
    ...metric,
    Period: 60,
    StartTime: new Date(cloud.clock.now() - 60_000),
    EndTime: new Date(cloud.clock.now() + 1),
    Statistics: ['Average', 'Maximum', 'SampleCount'],
  });
  expect(Datapoints).toMatchObject([
    { Average: 20, Maximum: 30, SampleCount: 2 },
    { Average: 50, Maximum: 50, SampleCount: 1 },
  ]);
});

test('data put every second is kept as one record for each ten seconds, and none of it is lost', () => {
  const { cloud, putCpu } = rehearseAlarms();
  const start = cloud.clock.now();
  for (let second = 0; second < 60; second++) {
    putCpu(second);
    cloud.advance(1000);
  }
  cloud.call('cloudwatch', 'PutMetricData', {
    Namespace: 'AWS/EC2',
    MetricData: [{ MetricName: 'CPUUtilization', Value: 100, Timestamp: new Date(start) }],
  });
  const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
    ...metric,
    Period: 60,
    StartTime: new Date(start),
    EndTime: new Date(start + 60_000),
    Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
  });
  expect(Datapoints).toMatchObject([{ Sum: 1870, SampleCount: 61, Minimum: 0, Maximum: 100 }]);
});

test('GetMetricStatistics refuses what it cannot answer', () => {
  const { cloud } = rehearseAlarms();
  const get = (change: object) => () =>
    cloud.call('cloudwatch', 'GetMetricStatistics', {
      ...metric,
      Period: 60,
      StartTime: new Date(0),
      EndTime: new Date(60_000),
      Statistics: ['Sum'],
      ...change,
    });
  expect(faultOf(get({ EndTime: new Date(0) }))).toBe(
    'InvalidParameterValue: The parameter StartTime must be less than the parameter EndTime.',
  );
  expect(faultOf(get({ Statistics: [] }))).toBe(
    'MissingParameter: Must specify either Statistics or ExtendedStatistics',
  );
  expect(faultOf(get({ EndTime: new Date(1441 * 60_000) }))).toMatch(
    /^InvalidParameterCombination: You have requested up to 1441 datapoints, which exceeds the limit of 1440\./,
  );
});

test('PutMetricData takes values with counts and statistic sets, and refuses a datum without a value', () => {
  const { cloud } = rehearseAlarms();
  const put = (datum: object) =>
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [{ MetricName: 'CPUUtilization', ...datum }],
    });
  put({ Values: [1, 2], Counts: [3, 1] });
  put({ StatisticValues: { Sum: 20, SampleCount: 2, Minimum: 8, Maximum: 12 } });
  const [point] = cloud.call('cloudwatch', 'GetMetricStatistics', {
    ...metric,
    Period: 60,
    StartTime: new Date(cloud.clock.now()),
    EndTime: new Date(cloud.clock.now() + 60_000),
    Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
  }).Datapoints!;
  expect(point).toMatchObject({ Sum: 25, SampleCount: 6, Minimum: 1, Maximum: 12 });
  expect(faultOf(() => put({}))).toMatch(/^InvalidParameterValue: At least one of the parameters/);
  expect(faultOf(() => put({ Values: [1], Counts: [1, 2] }))).toMatch(/must be of the same size\.$/);
  expect(faultOf(() => cloud.call('cloudwatch', 'PutMetricData', { Namespace: 'X', MetricData: [] }))).toBe(
    'MissingParameter: The parameter MetricData is required.',
  );
});

const own = (datum: object) => ({ Namespace: 'App', MetricData: [{ MetricName: 'M', ...datum }] });

test.each([
  [
    { Value: Number.NaN },
    'InvalidParameterValue: The value NaN for parameter MetricData.member.1.Value is invalid.',
  ],
  [
    { Values: [1, Number.POSITIVE_INFINITY] },
    'InvalidParameterValue: The value Infinity for parameter MetricData.member.1.Values.member.2 is invalid.',
  ],
  [
    { Value: 1, Values: [1] },
    'InvalidParameterCombination: The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.',
  ],
  [
    { Value: 1, StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 } },
    'InvalidParameterCombination: The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.',
  ],
  [
    { StatisticValues: { SampleCount: 2, Sum: 1, Minimum: 5, Maximum: 1 } },
    'InvalidParameterCombination: The parameter MetricData.member.1.StatisticValues.Maximum must be greater than or equal to MetricData.member.1.StatisticValues.Minimum.',
  ],
])('the datum %j is refused, and nothing is kept', (datum, fault) => {
  const { cloud } = rehearseAlarms();
  expect(faultOf(() => cloud.call('cloudwatch', 'PutMetricData', own(datum)))).toBe(fault);
  expect(cloud.call('cloudwatch', 'ListMetrics', { Namespace: 'App' }).Metrics).toEqual([]);
});

test.each([-15 * 86_400_000, 7_200_001])('a time %i ms from now is refused', (offset) => {
  const { cloud } = rehearseAlarms();
  const datum = { Value: 1, Timestamp: new Date(cloud.clock.now() + offset) };
  expect(faultOf(() => cloud.call('cloudwatch', 'PutMetricData', own(datum)))).toMatch(
    /must specify a time within the past two weeks or no more than two hours in the future\.$/,
  );
});

test('data in each unit is kept apart, and read by its unit', () => {
  const { cloud } = rehearseAlarms();
  const put = (Value: number, Unit?: 'Seconds' | 'Count') =>
    cloud.call('cloudwatch', 'PutMetricData', own({ Value, ...(Unit ? { Unit } : {}) }));
  put(1, 'Seconds');
  put(5, 'Count');
  put(2, 'Seconds');
  put(9);
  const range = {
    StartTime: new Date(cloud.clock.now() - 60_000),
    EndTime: new Date(cloud.clock.now() + 60_000),
  };
  const read = (Unit?: 'Seconds' | 'Count' | 'Bytes' | 'None') =>
    cloud
      .call('cloudwatch', 'GetMetricStatistics', {
        Namespace: 'App',
        MetricName: 'M',
        Period: 60,
        Statistics: ['Sum'],
        ...range,
        ...(Unit ? { Unit } : {}),
      })
      .Datapoints!.map(({ Unit: unit, Sum }) => `${Sum} ${unit}`);
  expect(read('Seconds')).toEqual(['3 Seconds']);
  expect(read('Count')).toEqual(['5 Count']);
  expect(read('None')).toEqual(['9 None']);
  expect(read('Bytes')).toEqual([]);
  expect(read()).toEqual(['3 Seconds', '5 Count', '9 None']);
  const MetricStat = { Metric: { Namespace: 'App', MetricName: 'M' }, Period: 60, Stat: 'Sum' };
  const { MetricDataResults } = cloud.call('cloudwatch', 'GetMetricData', {
    ...range,
    MetricDataQueries: [
      { Id: 'one', MetricStat: { ...MetricStat, Unit: 'Count' } },
      { Id: 'all', MetricStat },
    ],
  });
  expect(MetricDataResults!.map(({ Values }) => Values)).toEqual([[5], [17]]);
  expect(cloud.call('cloudwatch', 'ListMetrics', { Namespace: 'App' }).Metrics).toHaveLength(1);
});

test('GetMetricData answers each query, newest first unless asked otherwise', () => {
  const { cloud, runCpu } = rehearseAlarms();
  const start = cloud.clock.now();
  runCpu(10, 20, 30);
  const query = (Id: string, Stat: string, more: object = {}) => ({
    Id,
    MetricStat: { Metric: metric, Period: 60, Stat },
    ...more,
  });
  const get = (more: object) =>
    cloud.call('cloudwatch', 'GetMetricData', {
      StartTime: new Date(start),
      EndTime: new Date(start + 180_000),
      MetricDataQueries: [query('a', 'Average'), query('n', 'SampleCount', { Label: 'samples' })],
      ...more,
    }).MetricDataResults!;
  expect(get({})).toMatchObject([
    { Id: 'a', Label: 'CPUUtilization', Values: [30, 20, 10], StatusCode: 'Complete' },
    { Id: 'n', Label: 'samples', Values: [1, 1, 1] },
  ]);
  expect(get({ ScanBy: 'TimestampAscending' })[0]).toMatchObject({
    Values: [10, 20, 30],
    Timestamps: [0, 60_000, 120_000].map((ms) => new Date(start + ms)),
  });
  expect(get({ MetricDataQueries: [query('a', 'Sum', { ReturnData: false })] })).toEqual([]);
  expect(faultOf(() => get({ EndTime: new Date(start) }))).toMatch(/^InvalidParameterValue: .*StartTime/);
  expect(get({ MetricDataQueries: [query('p', 'p99')] })[0]!.Values).toEqual([30, 20, 10]);
  expect(faultOf(() => get({ MetricDataQueries: [query('p', 'p199')] }))).toBe(
    'InvalidParameterValue: The value p199 for parameter MetricDataQueries.member.1.MetricStat.Stat is not supported.',
  );
});

test('ListMetrics filters by name and dimension, and can leave out metrics without data for three hours', () => {
  const { cloud, putCpu } = rehearseAlarms();
  putCpu(1);
  cloud.advance(3 * 3_600_000);
  cloud.call('cloudwatch', 'PutMetricData', {
    Namespace: 'AWS/ECS',
    MetricData: [
      {
        MetricName: 'CPUUtilization',
        Value: 1,
        Dimensions: [
          { Name: 'ClusterName', Value: 'main' },
          { Name: 'ServiceName', Value: 'web' },
        ],
      },
    ],
  });
  const namespaces = (input: object) =>
    cloud.call('cloudwatch', 'ListMetrics', input).Metrics!.map(({ Namespace }) => Namespace);
  expect(namespaces({ MetricName: 'CPUUtilization' })).toEqual(['AWS/EC2', 'AWS/ECS']);
  expect(namespaces({ Dimensions: [{ Name: 'ClusterName' }] })).toEqual(['AWS/ECS']);
  expect(namespaces({ Dimensions: [{ Name: 'ClusterName', Value: 'other' }] })).toEqual([]);
  expect(namespaces({ RecentlyActive: 'PT3H' })).toEqual(['AWS/ECS']);
  expect(namespaces({ Namespace: 'AWS/EC2' })).toEqual(['AWS/EC2']);
});
