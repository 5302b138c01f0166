import { expect, test } from 'vitest';
import type { AwsFault } from '../../../kernel/faults.ts';
import { rehearseAlarms } from '../testing/alarms.ts';
import { compileSearch } from './search.ts';

const fail = (why: string) => new Error(why);
const metric = (namespace: string, name: string, dimensions: Record<string, string> = {}) => ({
  namespace,
  name,
  dimensions,
});
const all = {
  cpu: metric('AWS/EC2', 'CPUUtilization', { InstanceId: 'i-1234567890abcdef0' }),
  cpuOfGroup: metric('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: 'nodes' }),
  network: metric('AWS/EC2', 'NetworkPacketsIn', { InstanceId: 'i-1' }),
  errors: metric('AWS/Lambda', 'Errors', { FunctionName: 'ProjectA-worker' }),
  calls: metric('AWS/Lambda', 'Invocations', { FunctionName: 'ProjectB' }),
  own: metric('My Namespace', 'CustomCount1', { 'Dimension@Name': 'Europe\\France Traffic(Network)' }),
};
const found = (search: string) => {
  const matches = compileSearch(search, fail);
  return Object.entries(all)
    .filter(([, one]) => matches(one))
    .map(([name]) => name);
};

test.each([
  ['{AWS/EC2,InstanceId} MetricName="CPUUtilization"', ['cpu']],
  ['{AWS/EC2, InstanceId}', ['cpu', 'network']],
  ['{AWS/EC2} "CPUUtilization"', ['cpu', 'cpuOfGroup']],
  ['"CPUUtilization"', ['cpu', 'cpuOfGroup']],
  ['{AWS/EC2,InstanceId} network packets', ['network']],
  ['{AWS/EC2,InstanceId} network AND packets', ['network']],
  ['{AWS/EC2,InstanceId} NOT i-1234567890abcdef0', ['network']],
  ['NOT Namespace=AWS', ['own']],
  ['(EC2 OR Lambda) MetricName=Errors', ['errors']],
  [
    '{AWS/Lambda,FunctionName} MetricName="Errors" OR (MetricName="Invocations" AND (ProjectA OR ProjectB))',
    ['errors', 'calls'],
  ],
  ['FunctionName=worker', ['errors']],
  ['{"My Namespace", "Dimension@Name"}, "CustomCount1"', ['own']],
  // Of tokens: any case for one, that of the name for several that follow each other.
  ['count', ['own']],
  ['COUNT', ['own']],
  ['couNT', []],
  ['CustomCount', ['own']],
  ['Count1', ['own']],
  ['customcount', []],
  ['"Custom"', []],
  ['"customcount1"', []],
  ['cpu/utilization', ['cpu', 'cpuOfGroup']],
  ['"Europe\\\\France Traffic\\(Network\\)"', ['own']],
])('%s finds %j', (search, expected) => expect(found(search)).toEqual(expected));

test.each([
  ['', 'a search needs a metric schema or a search term'],
  ['{AWS/EC2', 'the metric schema is not closed'],
  ['{} x', 'the metric schema has no namespace'],
  ['(a OR b', 'a parenthesis is not closed'],
  ['a OR', 'Unexpected end of search'],
  ['MetricName=', 'A value of MetricName is missing'],
  ['"open', 'a quotation mark is not closed'],
])('%s is refused', (search, expected) => expect(() => found(search)).toThrow(expected));

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};

function rehearseSearch() {
  const { cloud } = rehearseAlarms();
  const start = cloud.clock.now();
  for (const [id, values] of [
    ['i-1', [10, 30]],
    ['i-2', [20, 40]],
  ] as const)
    for (const [minute, Value] of values.entries())
      cloud.call('cloudwatch', 'PutMetricData', {
        Namespace: 'App',
        MetricData: [
          {
            MetricName: 'Load',
            Dimensions: [{ Name: 'Id', Value: id }],
            Value,
            Timestamp: new Date(start + minute * 60_000),
          },
        ],
      });
  const get = (queries: object[], more: object = {}) =>
    cloud.call('cloudwatch', 'GetMetricData', {
      StartTime: new Date(start),
      EndTime: new Date(start + 120_000),
      MetricDataQueries: queries as never,
      ...more,
    });
  return { cloud, get };
}
const search = `SEARCH('{App,Id} MetricName="Load"', 'Average', 60)`;

test('GetMetricData searches, alone and within math', () => {
  const { get } = rehearseSearch();
  const { MetricDataResults } = get([
    { Id: 'e1', Expression: search },
    { Id: 'e2', Expression: 'SUM(e1)' },
    { Id: 'e3', Expression: `MAX(${search})`, Label: 'highest' },
  ]);
  expect(MetricDataResults).toMatchObject([
    { Id: 'e1', Label: 'i-1', Values: [30, 10] },
    { Id: 'e1', Label: 'i-2', Values: [40, 20] },
    { Id: 'e2', Label: 'e2', Values: [70, 30] },
    { Id: 'e3', Label: 'highest', Values: [40, 20] },
  ]);
});

test('labels have values in them', () => {
  const { get } = rehearseSearch();
  const label = (text: string, more: object = {}) =>
    get([{ Id: 'e1', Expression: search, Label: text.replaceAll('%', '$') }], more).MetricDataResults!.map(
      (one) => one.Label,
    );
  expect(label('%{LABEL} max %{MAX} avg %{AVG} last %{LAST}')).toEqual([
    'i-1 max 30 avg 20 last 30',
    'i-2 max 40 avg 30 last 40',
  ]);
  expect(label("%{PROP('MetricName')} of %{PROP('Dim.Id')} (%{PROP('Stat')}, %{PROP('Period')})")[0]).toBe(
    'Load of i-1 (Average, 60)',
  );
  expect(label('%{MIN_MAX_RANGE} %{FIRST_LAST_TIME_RANGE} %{DATAPOINT_COUNT} %{SUM} %{OTHER}')[0]).toBe(
    ['20 1m 2 40 ', '{OTHER}'].join('$'),
  );
  expect(label('%{FIRST_TIME}', { LabelOptions: { Timezone: '+0130' } })[0]).toBe(
    '2026-01-01T01:30:00+01:30',
  );
});

test('GetMetricData is paged by datapoints', () => {
  const { get } = rehearseSearch();
  const pages: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const page = get([{ Id: 'e1', Expression: search }], { MaxDatapoints: 3, NextToken });
    pages.push(page.MetricDataResults!.map(({ Label, Values, StatusCode }) => [Label, Values, StatusCode]));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(pages).toEqual([
    [
      ['i-1', [30, 10], 'Complete'],
      ['i-2', [40], 'PartialData'],
    ],
    [['i-2', [20], 'Complete']],
  ]);
  expect(faultOf(() => get([{ Id: 'e1', Expression: search }], { NextToken: 'x' }))).toBe(
    'InvalidParameterValue: Invalid nextToken',
  );
});

test('an alarm does not search, and a search that cannot be read is refused', () => {
  const { cloud, get } = rehearseSearch();
  expect(
    faultOf(() =>
      cloud.call('cloudwatch', 'PutMetricAlarm', {
        AlarmName: 'a',
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        Metrics: [{ Id: 'e1', Expression: `SUM(${search})` }],
      }),
    ),
  ).toBe("ValidationError: Error in expression 'e1': SEARCH is not supported on Metric Alarms.");
  expect(faultOf(() => get([{ Id: 'e1', Expression: `SEARCH('{App', 'Sum', 60)` }]))).toBe(
    "ValidationError: Error in expression 'e1': the metric schema is not closed",
  );
  expect(faultOf(() => get([{ Id: 'e1', Expression: `SEARCH('App', 'Mean', 60)` }]))).toBe(
    'InvalidParameterValue: The value Mean for parameter Stat is not supported.',
  );
});
