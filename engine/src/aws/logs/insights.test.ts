// Queries of CloudWatch Logs Insights: AWS's documented commands over events.
import { describe, expect, test } from 'vitest';
import { faultOf, putMessages, rehearsal } from './testing/groups.ts';

const lines = [
  '{"level":"INFO","route":"/","ms":10,"user":{"name":"ann"}}',
  '{"level":"ERROR","route":"/pay","ms":300,"user":{"name":"bob"}}',
  '{"level":"INFO","route":"/pay","ms":90}',
  'plain text user=carl, action=login, latency=12',
];

/** The rows of a query over the lines, without @ptr; each as an object. */
function rowsOf(queryString: string, messages: readonly string[] = lines) {
  using cloud = rehearsal();
  putMessages(cloud, messages);
  const startTime = Math.floor(cloud.clock.now() / 1000) - 60;
  const { queryId } = cloud.call('logs', 'StartQuery', {
    logGroupName: 'app',
    startTime,
    endTime: startTime + 3600,
    queryString,
  });
  const { results = [], status } = cloud.call('logs', 'GetQueryResults', { queryId });
  expect(status).toBe('Complete');
  return results.map((row) =>
    Object.fromEntries(row.filter(({ field }) => field !== '@ptr').map(({ field, value }) => [field, value])),
  );
}

describe('a query', () => {
  test('shows the fields of the newest events first', () => {
    const [first, ...rest] = rowsOf('fields @timestamp, @message');
    expect(first).toEqual({
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
      '@message': lines[3],
    });
    expect(rest).toHaveLength(3);
  });

  test.each<[string, object[]]>([
    ['fields route | filter level = "ERROR"', [{ route: '/pay' }]],
    ['fields route | filter level != "INFO" and ispresent(level)', [{ route: '/pay' }]],
    ['fields ms | filter @message like /pay/ | sort ms asc', [{ ms: '90' }, { ms: '300' }]],
    ['fields ms | filter route like "pay" and not (ms > 100)', [{ ms: '90' }]],
    ['fields ms | filter route not like /pay/ and ispresent(ms)', [{ ms: '10' }]],
    ['fields route | filter user.name in ["ann", "zoe"]', [{ route: '/' }]],
    [
      'fields ms / 10 as tenth, concat(level, "!") as loud | filter ms >= 300',
      [{ tenth: '30', loud: 'ERROR!' }],
    ],
    ['fields toupper(user.name) as who | filter ms < 100 | sort ms | limit 1', [{ who: 'ANN' }]],
    ['stats count(*) as n', [{ n: '4' }]],
    [
      'stats count(*) by level | sort level desc',
      [{ level: 'INFO', 'count(*)': '2' }, { level: 'ERROR', 'count(*)': '1' }, { 'count(*)': '1' }],
    ],
    [
      'stats avg(ms), max(ms), min(ms), sum(ms)',
      [{ 'avg(ms)': '133.3333', 'max(ms)': '300', 'min(ms)': '10', 'sum(ms)': '400' }],
    ],
    ['stats pct(ms, 50) as p50, count_distinct(route) as routes', [{ p50: '90', routes: '2' }]],
    ['stats latest(route) as last, earliest(route) as first', [{ last: '/pay', first: '/' }]],
    ['filter ispresent(level) | fields level | dedup level', [{ level: 'INFO' }, { level: 'ERROR' }]],
    [
      'filter @message like "user=" | parse @message "user=*, action=*, latency=*" as who, what, ms | display who, what, ms',
      [{ who: 'carl', what: 'login', ms: '12' }],
    ],
    [
      'filter @message like "user=" | parse @message /latency=(?<late>\\d+)/ | stats sum(late) as total',
      [{ total: '12' }],
    ],
    ['stats sum(ms) / count(ms) as mean, mean * 2 as twice', [{ mean: '133.3333', twice: '266.6667' }]],
    [
      'fields isIpv4InSubnet("10.0.0.9", "10.0.0.0/29") as a, isIpInSubnet("fd00::1", "fd00::/8") as b, isValidIp("x") as c | limit 1',
      [{ a: '0', b: '1', c: '0' }],
    ],
    ['fields @logStream, @log | limit 1', [{ '@logStream': 'web', '@log': '000000000000:app' }]],
  ])('%s', (query, rows) => {
    const found = rowsOf(query);
    expect(
      query.includes('sort level')
        ? found.toSorted((a, b) => Number(b['count(*)']) - Number(a['count(*)']) || (a.level ? -1 : 1))
        : found,
    ).toEqual(rows);
  });

  test('counts events by their time', () => {
    expect(rowsOf('stats count(*) as n by bin(1h)')).toEqual([
      { 'bin(1h)': expect.stringMatching(/:00:00\.000$/), n: '4' },
    ]);
  });

  test.each([
    ['', 'the query is empty'],
    ['fields', 'unexpected end of the query'],
    ['explode @message', 'unexpected explode'],
    ['fields nope(@message)', 'unknown function nope'],
    ['stats wrong(x)', 'unknown function wrong'],
    ['stats level', 'stats takes functions'],
    ['fields @message | pattern @message', 'Drydock does not run the command pattern'],
    ['fields a |', 'unexpected end of the query'],
    ['parse @message "a*b*" as one', 'parse has 1 names for 2 wildcards'],
    ['filter @message like /(/', 'invalid regular expression'],
  ])('%s is malformed', (queryString, why) => {
    using cloud = rehearsal();
    const start = () =>
      cloud.call('logs', 'StartQuery', { logGroupName: 'app', startTime: 0, endTime: 1, queryString });
    expect(start).toThrow(expect.objectContaining({ code: 'MalformedQueryException' }));
    expect(start).toThrow(why);
  });
});

test('queries are listed, end at once, and look only at their time', () => {
  using cloud = rehearsal();
  putMessages(cloud, lines);
  const input = { logGroupName: 'app', queryString: 'fields @message' };
  const { queryId } = cloud.call('logs', 'StartQuery', { ...input, startTime: 1, endTime: 2 });
  expect(cloud.call('logs', 'GetQueryResults', { queryId })).toMatchObject({
    results: [],
    statistics: { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 },
  });
  expect(cloud.call('logs', 'DescribeQueries', { logGroupName: 'app' }).queries).toMatchObject([
    { queryId, queryString: 'fields @message', status: 'Complete' },
  ]);
  expect(faultOf(() => cloud.call('logs', 'StopQuery', { queryId }))).toMatch(
    /^InvalidParameterException: Provided query with ID .* is not currently running or scheduled$/,
  );
  expect(faultOf(() => cloud.call('logs', 'GetQueryResults', { queryId: 'none' }))).toMatch(
    /^ResourceNotFoundException/,
  );
  expect(faultOf(() => cloud.call('logs', 'StartQuery', { ...input, startTime: 2, endTime: 1 }))).toMatch(
    /end time is before its start time/,
  );
});

test('a query tells the log groups that it reads', () => {
  using cloud = rehearsal();
  for (const logGroupName of ['a', 'b']) cloud.call('logs', 'CreateLogGroup', { logGroupName });
  const { queryId } = cloud.call('logs', 'StartQuery', {
    logGroupNames: ['b', 'a'],
    startTime: 0,
    endTime: 1,
    queryString: 'fields @message',
  });
  expect(cloud.call('logs', 'ListLogGroupsForQuery', { queryId })).toEqual({
    logGroupIdentifiers: ['a', 'b'],
  });
  expect(() => cloud.call('logs', 'ListLogGroupsForQuery', { queryId: 'none' })).toThrow(
    'Query none does not exist',
  );
});
