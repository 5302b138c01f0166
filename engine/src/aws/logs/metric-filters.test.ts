import { describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { logs } from './index.ts';
import { faultOf, putMessages } from './testing/groups.ts';

const minute = 60_000;
const access = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
const json = JSON.stringify({
  level: 'ERROR',
  latency: 120,
  ok: false,
  user: null,
  request: { path: '/api/orders', codes: [500, 502] },
});

describe('a pattern', () => {
  test.each([
    // Terms.
    ['', access, true],
    ['GET 404', access, true],
    ['GET -404', access, false],
    ['?POST ?GET', access, true],
    ['"GET /index"', access, true],
    ['%40[0-9]%', access, true],
    ['%50[0-9]%', access, false],
    // Fields, which spaces separate.
    ['[ip, id, user, timestamp, request, status_code, size]', access, true],
    ['[ip, id, user, timestamp, request, status_code]', access, false],
    ['[ip, id, user, timestamp, request, status_code=4*, size]', access, true],
    ['[ip, id, user, timestamp, request, status_code=5*, size]', access, false],
    ['[ip, id, user, timestamp, request, status_code=5* || status_code=404, size > 1000]', access, true],
    ['[ip, id, user, timestamp, request, status_code, size > 1600]', access, false],
    ['[..., request="GET *", status_code, size]', access, true],
    ['[ip, ..., size >= 1534]', access, true],
    ['[ip != 10.*, ...]', access, true],
    ['[w1, ..., w3=%15[0-9]+%]', access, true],
    // JSON.
    ['{ $.level = "ERROR" }', json, true],
    ['{ $.level = ERR* }', json, true],
    ['{ $.level != "ERROR" }', json, false],
    ['{ $.latency >= 120 && $.latency < 121 }', json, true],
    ['{ ($.level = "WARN" || $.latency > 100) && $.ok IS FALSE }', json, true],
    ['{ $.level = "WARN" || $.latency > 100 && $.ok IS TRUE }', json, false],
    ['{ $.user IS NULL }', json, true],
    ['{ $.missing NOT EXISTS }', json, true],
    ['{ $.level NOT EXISTS }', json, false],
    ['{ $.missing != "x" }', json, false],
    ['{ $.request.path = "/api*" }', json, true],
    ['{ $.request.codes[1] = 502 }', json, true],
    ['{ $.request.codes[*] = 500 }', json, true],
    ["{ $['level'] = %^ERR% }", json, true],
    ['{ $.level = "ERROR" }', access, false],
  ])('%s of %s: %s', (filterPattern, message, expected) => {
    const { cloud } = rehearseFilters();
    const { matches } = cloud.call('logs', 'TestMetricFilter', {
      filterPattern,
      logEventMessages: [message],
    });
    expect(matches).toHaveLength(expected ? 1 : 0);
  });

  test.each([
    ['{ $.level = "ERROR"', 'a closing brace is missing'],
    ['{ $.level }', 'an operator is expected after $.level'],
    ['{ level = 1 }', 'a selector such as $.field is expected, not level'],
    ['{ $.latency > many }', '> compares with a number, not with many'],
    ['{ ($.a = 1 }', 'a parenthesis is not closed'],
    ['[a, b', 'a closing bracket is missing'],
    ['[..., a, ...]', 'it has more than one ellipsis'],
    ['[a b]', 'a b is not a condition on a field'],
    ['%(%', '%(% is not a regular expression'],
  ])('%s is refused', (filterPattern, expected) => {
    const { cloud } = rehearseFilters();
    expect(
      faultOf(() => cloud.call('logs', 'TestMetricFilter', { filterPattern, logEventMessages: ['x'] })),
    ).toBe(`InvalidParameterException: Invalid metric filter pattern: ${expected}`);
  });

  test('names what it extracts', () => {
    const { cloud } = rehearseFilters();
    const extracted = (filterPattern: string, message: string) =>
      cloud.call('logs', 'TestMetricFilter', { filterPattern, logEventMessages: ['no', message] }).matches;
    expect(extracted('[ip, ..., status_code=4*, size]', access)).toEqual([
      {
        eventNumber: 2,
        eventMessage: access,
        extractedValues: { $ip: '127.0.0.1', $status_code: '404', $size: '1534' },
      },
    ]);
    expect(extracted('{ $.latency > 1 && $.request.codes[0] = 500 }', json)![0]!.extractedValues).toEqual({
      '$.latency': '120',
      '$.request.codes[0]': '500',
    });
  });
});

function rehearseFilters() {
  const cloud = rehearse({ services: [logs, cloudWatch] });
  cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app' });
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
  const put = (filterName: string, filterPattern: string, change: object = {}) =>
    cloud.call('logs', 'PutMetricFilter', {
      logGroupName: 'app',
      filterName,
      filterPattern,
      metricTransformations: [{ metricName: 'Errors', metricNamespace: 'App', metricValue: '1', ...change }],
    });
  return { cloud, put };
}

/** The sum of each minute since the start, null where there is none. */
function sums(cloud: Rehearsal, MetricName: string, Dimensions: { Name: string; Value: string }[] = []) {
  const end = cloud.clock.now() + minute;
  const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
    Namespace: 'App',
    MetricName,
    Dimensions,
    Period: 60,
    StartTime: new Date('2026-01-01'),
    EndTime: new Date(end),
    Statistics: ['Sum'],
  });
  const start = Date.parse('2026-01-01');
  return Array.from({ length: (end - start) / minute }, (_, i) => {
    const point = Datapoints.find(({ Timestamp }) => Timestamp!.getTime() === start + i * minute);
    return point?.Sum ?? null;
  });
}

test('a metric filter counts what matches from now on, and an alarm sees it', () => {
  const { cloud, put } = rehearseFilters();
  putMessages(cloud, ['ERROR before']);
  put('errors', 'ERROR');
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'App',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 2,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  });
  putMessages(cloud, ['ERROR one', 'fine', 'ERROR two']);
  expect(sums(cloud, 'Errors')).toEqual([2]);
  cloud.advance(minute);
  expect(cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms![0]!.StateValue).toBe('ALARM');
});

test('values, units and dimensions come from the event', () => {
  const { cloud, put } = rehearseFilters();
  put('latency', '{ $.latency > 0 }', {
    metricName: 'Latency',
    metricValue: '$.latency',
    unit: 'Milliseconds',
    dimensions: { Path: '$.path' },
  });
  putMessages(cloud, [
    '{"latency": 20, "path": "/a"}',
    '{"latency": 30, "path": "/a"}',
    '{"latency": 5, "path": "/b"}',
    // Without the dimension's value nothing is published.
    '{"latency": 7}',
  ]);
  const of = (Value: string) => sums(cloud, 'Latency', [{ Name: 'Path', Value }]);
  expect([of('/a'), of('/b'), sums(cloud, 'Latency')]).toEqual([[50], [5], [null]]);
  put('bytes', '[ip, ..., size]', { metricName: 'Bytes', metricValue: '$size' });
  putMessages(cloud, [access]);
  expect(sums(cloud, 'Bytes')).toEqual([1534]);
});

test('the default value is that of a minute in which events came and none matched', () => {
  const { cloud, put } = rehearseFilters();
  put('errors', 'ERROR', { defaultValue: 0 });
  putMessages(cloud, ['fine']);
  cloud.advance(minute);
  putMessages(cloud, ['fine', 'ERROR']);
  cloud.advance(2 * minute);
  // Without events there is no default either.
  expect(sums(cloud, 'Errors')).toEqual([0, 1, null, null]);
});

test.each([
  ['ERROR', { metricValue: '$.latency' }, 'the pattern has no field $.latency.'],
  ['[a, b]', { metricValue: '$c' }, 'the pattern has no field $c.'],
  ['ERROR', { metricValue: 'many' }, 'metricValue many is neither a number nor a field.'],
  [
    '{ $.a = 1 }',
    { dimensions: { A: '$.a' }, defaultValue: 0 },
    'dimensions and default value are mutually exclusive properties.',
  ],
])('a filter of %s with %j is refused', (pattern, change, expected) => {
  const { cloud, put } = rehearseFilters();
  expect(faultOf(() => put('bad', pattern, change))).toBe(
    `InvalidParameterException: Invalid metric transformation: ${expected}`,
  );
  expect(cloud.call('logs', 'DescribeMetricFilters', {}).metricFilters).toEqual([]);
});

test('metric filters are listed by group, prefix and metric, in pages, and deleted once', () => {
  const { cloud, put } = rehearseFilters();
  for (const name of ['a-1', 'a-2', 'b-1']) put(name, name, { metricName: name });
  const names = (input: object) =>
    cloud.call('logs', 'DescribeMetricFilters', input).metricFilters!.map(({ filterName }) => filterName);
  expect(names({ logGroupName: 'app' })).toEqual(['a-1', 'a-2', 'b-1']);
  expect(names({ filterNamePrefix: 'a' })).toEqual(['a-1', 'a-2']);
  expect(names({ metricName: 'b-1', metricNamespace: 'App' })).toEqual(['b-1']);
  const { nextToken } = cloud.call('logs', 'DescribeMetricFilters', { limit: 2 });
  expect(names({ nextToken })).toEqual(['b-1']);
  expect(faultOf(() => names({ metricName: 'b-1' }))).toMatch(/must be specified together/);
  expect(faultOf(() => names({ logGroupName: 'none' }))).toMatch(/^ResourceNotFoundException/);
  const count = () => cloud.call('logs', 'DescribeLogGroups', {}).logGroups![0]!.metricFilterCount;
  expect(count()).toBe(3);
  const remove = () => cloud.call('logs', 'DeleteMetricFilter', { logGroupName: 'app', filterName: 'a-1' });
  remove();
  expect([count(), faultOf(remove)]).toEqual([
    2,
    'ResourceNotFoundException: The specified metric filter does not exist.',
  ]);
  cloud.call('logs', 'DeleteLogGroup', { logGroupName: 'app' });
  expect(names({})).toEqual([]);
});

describe('an event in the embedded metric format', () => {
  const embedded = (change: object = {}, more: object = {}) =>
    JSON.stringify({
      _aws: {
        Timestamp: Date.parse('2026-01-01T00:00:30Z'),
        CloudWatchMetrics: [
          {
            Namespace: 'App',
            Dimensions: [[], ['Path']],
            Metrics: [{ Name: 'Latency', Unit: 'Milliseconds' }, { Name: 'Count' }],
            ...change,
          },
        ],
      },
      Path: '/a',
      Latency: [10, 20],
      Count: 1,
      ...more,
    });
  const path = [{ Name: 'Path', Value: '/a' }];

  test('becomes metrics, for each set of dimensions, with every value', () => {
    const { cloud } = rehearseFilters();
    putMessages(cloud, ['plain', embedded(), embedded()]);
    expect([sums(cloud, 'Latency'), sums(cloud, 'Latency', path), sums(cloud, 'Count')]).toEqual([
      [60],
      [60],
      [2],
    ]);
  });

  test('comes from tasks’ output, too', () => {
    const { cloud } = rehearseFilters();
    const events = [{ timestamp: cloud.clock.now(), message: embedded() }];
    cloud.report('logs/lines', { group: 'app', stream: 'task', events });
    expect(sums(cloud, 'Count', path)).toEqual([1]);
  });

  test.each([
    [embedded({ Namespace: 7 })],
    [embedded({ Metrics: 'Latency' })],
    [embedded({}, { Latency: 'slow', Count: [] })],
    [embedded({ Dimensions: [['Missing']] })],
    [embedded().slice(0, -1)],
    ['{"_aws": {"CloudWatchMetrics": null}}'],
  ])('with a mistake stays an event: %s', (message) => {
    const { cloud } = rehearseFilters();
    putMessages(cloud, [message]);
    expect(cloud.call('cloudwatch', 'ListMetrics', {}).Metrics).toEqual([]);
    expect(cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app' }).events).toHaveLength(1);
    expect(cloud.log).toEqual([]);
  });

  test('whose time CloudWatch refuses is kept all the same', () => {
    const { cloud } = rehearseFilters();
    const old = embedded().replace(/"Timestamp":\d+/, '"Timestamp":1');
    putMessages(cloud, [old]);
    expect(cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app' }).events).toHaveLength(1);
    expect(cloud.log[0]).toMatch(/^CloudWatch has refused metrics of App from log events: /);
  });
});
