import { expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { cpuAlarm, describeAlarm, historyOf, putAlarm, rehearseAlarms, setState } from './testing/alarms.ts';

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};

test('a new alarm lacks data, goes to ALARM after its evaluation periods, and returns to OK', () => {
  const { cloud, runCpu } = rehearseAlarms();
  putAlarm(cloud);
  expect(describeAlarm(cloud)).toMatchObject({
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
  });
  runCpu(90, 90, 90);
  expect(describeAlarm(cloud).StateValue).toBe('ALARM');
  expect(describeAlarm(cloud).StateReason).toMatch(
    /^Threshold Crossed: 2 out of the last 2 datapoints \[90\.0 \(.+\), 90\.0 \(.+\)\] were greater than the threshold \(70\.0\)/,
  );
  runCpu(10, 10);
  expect(describeAlarm(cloud).StateValue).toBe('OK');
});

test.each([
  ['a metric', {}],
  [
    'an expression',
    {
      ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
      Metrics: [
        {
          ...{ Id: 'cpu', ReturnData: false },
          MetricStat: {
            Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' },
            ...{ Period: 300, Stat: 'Average' },
          },
        },
        { Id: 'same', Expression: 'cpu * 1' },
      ],
    },
  ],
])('the window of an alarm on %s with longer periods slides, and its data with it', (_what, change) => {
  const { cloud, runCpu } = rehearseAlarms();
  // Not where a period of five minutes begins by the clock.
  cloud.advance(120_000);
  putAlarm(cloud, { Period: 300, ...change });
  runCpu(...Array(12).fill(10));
  expect(describeAlarm(cloud).StateValue).toBe('OK');
  runCpu(...Array(20).fill(90));
  runCpu(...Array(20).fill(10));
  expect(historyOf(cloud).filter((summary) => summary?.startsWith('Alarm updated from'))).toEqual([
    'Alarm updated from ALARM to OK',
    'Alarm updated from OK to ALARM',
    'Alarm updated from INSUFFICIENT_DATA to OK',
  ]);
});

test('PutMetricAlarm fills in AWS’s defaults, and a second call keeps state, tags and creation', () => {
  const { cloud } = rehearseAlarms();
  cloud.call('cloudwatch', 'PutMetricAlarm', { ...cpuAlarm, Tags: [{ Key: 'team', Value: 'web' }] });
  expect(describeAlarm(cloud)).toMatchObject({
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu-high',
    ActionsEnabled: true,
    DatapointsToAlarm: 2,
    TreatMissingData: 'missing',
    AlarmActions: [],
  });
  setState(cloud, 'OK');
  putAlarm(cloud, { Threshold: 80, Tags: [{ Key: 'team', Value: 'other' }] });
  expect(describeAlarm(cloud)).toMatchObject({ Threshold: 80, StateValue: 'OK' });
  const { AlarmArn: ResourceARN } = describeAlarm(cloud);
  expect(cloud.call('cloudwatch', 'ListTagsForResource', { ResourceARN }).Tags).toEqual([
    { Key: 'team', Value: 'web' },
  ]);
  expect(historyOf(cloud)).toEqual([
    'Alarm "cpu-high" updated',
    'Alarm updated from INSUFFICIENT_DATA to OK',
    'Alarm "cpu-high" created',
  ]);
});

test('a state that was set by hand lasts until the next evaluation', () => {
  const { cloud, putCpu, runCpu } = rehearseAlarms();
  putAlarm(cloud);
  runCpu(10);
  putCpu(10);
  cloud.advance(30_000);
  cloud.call('cloudwatch', 'SetAlarmState', {
    AlarmName: 'cpu-high',
    StateValue: 'ALARM',
    StateReason: 'by hand',
  });
  expect(describeAlarm(cloud)).toMatchObject({ StateValue: 'ALARM', StateReason: 'by hand' });
  cloud.advance(60_000);
  expect(describeAlarm(cloud).StateValue).toBe('OK');
});

test('SetAlarmState refuses an unknown alarm, and reason data that is not JSON', () => {
  const { cloud } = rehearseAlarms();
  putAlarm(cloud);
  expect(faultOf(() => setState(cloud, 'OK', { AlarmName: 'none' }))).toBe(
    'ResourceNotFound: Unknown alarm: none',
  );
  expect(faultOf(() => setState(cloud, 'ALARM', { StateReasonData: '{' }))).toBe(
    'InvalidFormat: Data was not syntactically valid JSON.',
  );
  expect(describeAlarm(cloud).StateValue).toBe('INSUFFICIENT_DATA');
});

test.each([
  [
    { ExtendedStatistic: 'p99' },
    /^InvalidParameterCombination: .*Statistic and ExtendedStatistic are mutually/,
  ],
  [{ Statistic: undefined }, /^MissingParameter: The parameter Statistic is required\.$/],
  [{ Period: 45 }, /^ValidationError: Period must be 10, 20, 30 or a multiple of 60$/],
  [
    { Period: 300, EvaluationPeriods: 300 },
    /^ValidationError: Metrics cannot be checked across more than a day \(EvaluationPeriods \* Period must be <= 86400\) for alarms using period < 3600$/,
  ],
  [{ Period: 60, EvaluationPeriods: 1441 }, /^ValidationError: .* more than a day/],
  [{ Period: 10, EvaluationPeriods: 8641 }, /^ValidationError: .* more than a day/],
  [{ Period: 86_400, EvaluationPeriods: 8 }, /^ValidationError: .* more than a week .* 604800\) .* >= 3600$/],
  [{ Threshold: undefined }, /^MissingParameter: The parameter Threshold is required\.$/],
  [{ DatapointsToAlarm: 3 }, /^ValidationError: DatapointsToAlarm must be less than or equal to Eval/],
  [{ TreatMissingData: 'guess' }, /^ValidationError: The value guess for TreatMissingData is not supported$/],
  [{ AlarmActions: ['ops'] }, /^ValidationError: Invalid arn syntax: ops$/],
  [
    { OKActions: ['arn:aws:sns:eu-west-1:000000000000:ops'] },
    /^ValidationError: Invalid region eu-west-1 specified\. Only us-east-1 is supported\.$/,
  ],
  [{ OKActions: Array(6).fill('arn') }, /^ValidationError: .* at 'oKActions' failed .* equal to 5$/],
])('an alarm with %j is refused', (change, expected) => {
  const { cloud } = rehearseAlarms();
  expect(faultOf(() => putAlarm(cloud, change))).toMatch(expected);
  expect(cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms).toEqual([]);
});

test.each([
  { Period: 60, EvaluationPeriods: 1440 },
  { Period: 3600, EvaluationPeriods: 168 },
  { Period: 86_400, EvaluationPeriods: 7 },
])('an alarm may look back as far as %j', (change) => {
  const { cloud } = rehearseAlarms();
  putAlarm(cloud, { DatapointsToAlarm: 1, ...change });
  expect(describeAlarm(cloud)).toMatchObject(change);
});

test('DescribeAlarms filters by prefix, state, action and type, and pages by name', () => {
  const { cloud } = rehearseAlarms();
  for (const name of ['web-1', 'web-2', 'web-3', 'db-1']) putAlarm(cloud, { AlarmName: name });
  putAlarm(cloud, { AlarmName: 'acting', OKActions: ['arn:aws:sns:us-east-1:000000000000:ops'] });
  setState(cloud, 'ALARM', { AlarmName: 'db-1' });
  const names = (input: object) =>
    cloud.call('cloudwatch', 'DescribeAlarms', input).MetricAlarms!.map(({ AlarmName }) => AlarmName);
  expect(names({ AlarmNamePrefix: 'web-' })).toEqual(['web-1', 'web-2', 'web-3']);
  expect(names({ StateValue: 'ALARM' })).toEqual(['db-1']);
  expect(names({ ActionPrefix: 'arn:aws:sns:' })).toEqual(['acting']);
  expect(names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
  const first = cloud.call('cloudwatch', 'DescribeAlarms', { MaxRecords: 2 });
  cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames: ['acting'] });
  const NextToken = first.NextToken!;
  expect(first.MetricAlarms!.map(({ AlarmName }) => AlarmName)).toEqual(['acting', 'db-1']);
  expect(names({ NextToken })).toEqual(['web-1', 'web-2', 'web-3']);
  expect(faultOf(() => names({ NextToken: 'x' }))).toBe('InvalidParameterValue: Invalid nextToken');
});

test('DescribeAlarmsForMetric finds the alarms of exactly that metric', () => {
  const { cloud } = rehearseAlarms();
  const Dimensions = [{ Name: 'InstanceId', Value: 'i-1' }];
  putAlarm(cloud, { AlarmName: 'all' });
  putAlarm(cloud, { AlarmName: 'one', Dimensions });
  putAlarm(cloud, { AlarmName: 'slow', Dimensions, Period: 300, Statistic: 'Maximum' });
  const names = (more: object) =>
    cloud
      .call('cloudwatch', 'DescribeAlarmsForMetric', {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        ...more,
      })
      .MetricAlarms!.map(({ AlarmName }) => AlarmName);
  expect(names({})).toEqual(['all']);
  expect(names({ Dimensions })).toEqual(['one', 'slow']);
  expect(names({ Dimensions, Period: 300 })).toEqual(['slow']);
  expect(names({ Dimensions, Statistic: 'Average' })).toEqual(['one']);
  expect(names({ MetricName: 'NetworkIn' })).toEqual([]);
});

test('DeleteAlarms deletes all of the named alarms or, when one is unknown, none', () => {
  const { cloud } = rehearseAlarms();
  for (const name of ['a', 'b', 'c']) putAlarm(cloud, { AlarmName: name });
  const remove = (...AlarmNames: string[]) => cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames });
  const left = () =>
    cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms!.map(({ AlarmName }) => AlarmName);
  expect(faultOf(() => remove('a', 'none'))).toBe('ResourceNotFound: Unknown alarm: none');
  expect(left()).toEqual(['a', 'b', 'c']);
  remove('a', 'b');
  expect(left()).toEqual(['c']);
  // A single unknown alarm is not an error.
  remove('none');
  expect(left()).toEqual(['c']);
});

test('DescribeAlarmHistory filters by kind and direction, pages, and forgets after two weeks', () => {
  const { cloud } = rehearseAlarms();
  putAlarm(cloud);
  for (const state of ['OK', 'ALARM', 'OK'] as const) setState(cloud, state);
  const history = (input: object) => cloud.call('cloudwatch', 'DescribeAlarmHistory', input);
  const summaries = (input: object) =>
    history(input).AlarmHistoryItems!.map(({ HistorySummary }) => HistorySummary);
  expect(summaries({ HistoryItemType: 'StateUpdate', ScanBy: 'TimestampAscending' })).toEqual([
    'Alarm updated from INSUFFICIENT_DATA to OK',
    'Alarm updated from OK to ALARM',
    'Alarm updated from ALARM to OK',
  ]);
  const { AlarmHistoryItems, NextToken } = history({ MaxRecords: 3 });
  expect(AlarmHistoryItems).toHaveLength(3);
  expect(summaries({ NextToken })).toEqual(['Alarm "cpu-high" created']);
  expect(summaries({ AlarmName: 'other' })).toEqual([]);
  cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames: ['cpu-high'] });
  expect(summaries({ HistoryItemType: 'ConfigurationUpdate' })).toEqual(['Alarm "cpu-high" created']);
  cloud.advance(15 * 86_400_000);
  expect(summaries({ HistoryItemType: 'ConfigurationUpdate' })).toEqual([]);
});

test('an alarm’s tags are added, listed and removed by its ARN', () => {
  const { cloud } = rehearseAlarms();
  putAlarm(cloud, { Tags: [{ Key: 'team', Value: 'web' }] });
  const ResourceARN = describeAlarm(cloud).AlarmArn!;
  const tags = () => cloud.call('cloudwatch', 'ListTagsForResource', { ResourceARN }).Tags;
  cloud.call('cloudwatch', 'TagResource', { ResourceARN, Tags: [{ Key: 'stage', Value: 'test' }] });
  expect(tags()).toEqual([
    { Key: 'team', Value: 'web' },
    { Key: 'stage', Value: 'test' },
  ]);
  cloud.call('cloudwatch', 'UntagResource', { ResourceARN, TagKeys: ['team'] });
  expect(tags()).toEqual([{ Key: 'stage', Value: 'test' }]);
  expect(
    faultOf(() => cloud.call('cloudwatch', 'ListTagsForResource', { ResourceARN: `${ResourceARN}x` })),
  ).toBe(`ResourceNotFoundException: Unknown resource: ${ResourceARN}x`);
});

test('a change of state is published once, with what the alarm was before', () => {
  const { cloud, published, runCpu } = rehearseAlarms();
  putAlarm(cloud, { AlarmDescription: 'busy', EvaluationPeriods: 1 });
  runCpu(90, 90, 90);
  expect(published).toMatchObject([
    {
      detailType: 'CloudWatch Alarm State Change',
      resources: ['arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu-high'],
      detail: {
        alarmName: 'cpu-high',
        state: { value: 'ALARM', reason: expect.stringContaining('Threshold Crossed: 1 out of the last 1') },
        previousState: { value: 'INSUFFICIENT_DATA', timestamp: '2026-01-01T00:00:00.000+0000' },
        configuration: {
          description: 'busy',
          metrics: [
            {
              metricStat: {
                metric: { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions: {} },
                period: 60,
                stat: 'Average',
              },
              returnData: true,
            },
          ],
        },
      },
    },
  ]);
  expect(JSON.parse(published[0]!.detail.state.reasonData!)).toMatchObject({
    recentDatapoints: [90],
    threshold: 70,
  });
});
