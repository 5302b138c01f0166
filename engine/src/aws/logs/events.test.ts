import { expect, test } from 'vitest';
import { faultOf, putMessages, rehearsal } from './testing/groups.ts';

const web = { logGroupName: 'app', logStreamName: 'web' };
const messagesOf = (events: readonly { readonly message?: string }[] = []) =>
  events.map(({ message }) => message);

test('GetLogEvents begins with the newest events, or with the oldest when asked', () => {
  const cloud = rehearsal();
  const at = cloud.clock.now();
  putMessages(cloud, ['1', '2', '3', '4', '5']);
  const get = (more: object) => cloud.call('logs', 'GetLogEvents', { ...web, ...more });
  expect(get({ limit: 2 }).events).toEqual([
    { message: '4', timestamp: at + 3_000, ingestionTime: at },
    { message: '5', timestamp: at + 4_000, ingestionTime: at },
  ]);
  expect(messagesOf(get({ limit: 2, startFromHead: true }).events)).toEqual(['1', '2']);
  // The end is exclusive.
  expect(messagesOf(get({ startTime: at + 1_000, endTime: at + 3_000, startFromHead: true }).events)).toEqual(
    ['2', '3'],
  );
});

test.each([
  [0, 'greater than or equal to 1'],
  [-1, 'greater than or equal to 1'],
  [10_001, 'less than or equal to 10000'],
  [2 ** 62, 'less than or equal to 10000'],
])('a page of %d events is refused', (limit, bound) => {
  const cloud = rehearsal();
  putMessages(cloud, ['1']);
  const fault = new RegExp(`^InvalidParameterException: .*'limit' failed to satisfy .* ${bound}$`);
  expect(faultOf(() => cloud.call('logs', 'GetLogEvents', { ...web, limit }))).toMatch(fault);
  expect(faultOf(() => cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app', limit }))).toMatch(fault);
});

test('GetLogEvents’ tokens lead both ways, and repeat at the end of the stream', () => {
  const cloud = rehearsal();
  putMessages(cloud, ['1', '2', '3', '4', '5']);
  const get = (nextToken?: string) =>
    cloud.call('logs', 'GetLogEvents', { ...web, limit: 2, startFromHead: true, nextToken });
  const first = get();
  const second = get(first.nextForwardToken);
  expect(messagesOf(second.events)).toEqual(['3', '4']);
  expect(messagesOf(get(second.nextBackwardToken).events)).toEqual(['1', '2']);
  const last = get(second.nextForwardToken);
  expect(messagesOf(last.events)).toEqual(['5']);
  const end = get(last.nextForwardToken);
  expect([end.events, end.nextForwardToken]).toEqual([[], last.nextForwardToken]);
  putMessages(cloud, ['6']);
  expect(messagesOf(get(end.nextForwardToken).events)).toEqual(['6']);
  expect(faultOf(() => get('x'))).toBe('InvalidParameterException: The specified nextToken is invalid.');
});

test('PutLogEvents refuses events out of order, and writes none of them', () => {
  const cloud = rehearsal();
  const put = (name: string, ...times: number[]) =>
    cloud.call('logs', 'PutLogEvents', {
      logGroupName: 'app',
      logStreamName: name,
      logEvents: times.map((time) => ({ timestamp: cloud.clock.now() + time, message: 'x' })),
    });
  expect(put('web', 1, 1, 2).nextSequenceToken).toMatch(/^\d{56}$/);
  expect(faultOf(() => put('web', 5, 4))).toBe(
    'InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.',
  );
  expect(faultOf(() => put('none', 1))).toBe(
    'ResourceNotFoundException: The specified log stream does not exist.',
  );
  expect(cloud.call('logs', 'GetLogEvents', web).events).toHaveLength(3);
});

test('events that are too old, expired or too new are dropped, and the answer says where they are', () => {
  const cloud = rehearsal();
  const day = 86_400_000;
  const put = (...times: number[]) =>
    cloud.call('logs', 'PutLogEvents', {
      ...web,
      logEvents: times.map((time) => ({ timestamp: cloud.clock.now() + time, message: String(time) })),
    }).rejectedLogEventsInfo;
  expect(put(0, 1)).toBeUndefined();
  expect(put(-14 * day - 2, -14 * day - 1, -14 * day)).toEqual({ tooOldLogEventEndIndex: 2 });
  expect(put(0, 7_200_000, 7_200_001)).toEqual({ tooNewLogEventStartIndex: 2 });
  expect(put(-15 * day)).toEqual({ tooOldLogEventEndIndex: 1 });
  cloud.call('logs', 'PutRetentionPolicy', { logGroupName: 'app', retentionInDays: 3 });
  expect(put(-3 * day - 1, 1 - 3 * day)).toEqual({ expiredLogEventEndIndex: 1 });
  expect(faultOf(() => put(-day - 1, 0))).toBe(
    'InvalidParameterException: The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
  );
});

test.each([
  ['ERROR', ['ERROR disk full', 'ERROR net down']],
  ['ERROR disk', ['ERROR disk full']],
  ['?full ?down', ['ERROR disk full', 'ERROR net down']],
  ['ERROR -disk', ['ERROR net down']],
  ['"net down"', ['ERROR net down']],
])('the filter pattern %s finds its terms', (filterPattern, expected) => {
  const cloud = rehearsal();
  putMessages(cloud, ['ERROR disk full', 'INFO disk ok', 'ERROR net down']);
  const { events } = cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app', filterPattern });
  expect(messagesOf(events)).toEqual(expected);
});

test('FilterLogEvents reads all streams in order of time, or those named, page by page', () => {
  const cloud = rehearsal();
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'api' });
  putMessages(cloud, ['w1', 'w2'], 'web');
  putMessages(cloud, ['a1', 'a2'], 'api');
  const filter = (more: object) => cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app', ...more });
  expect(messagesOf(filter({}).events)).toEqual(['w1', 'a1', 'w2', 'a2']);
  expect(messagesOf(filter({ logStreamNames: ['api'] }).events)).toEqual(['a1', 'a2']);
  expect(messagesOf(filter({ logStreamNamePrefix: 'w' }).events)).toEqual(['w1', 'w2']);
  const first = filter({ limit: 3 });
  const second = filter({ limit: 3, nextToken: first.nextToken });
  expect([...messagesOf(first.events), ...messagesOf(second.events)].sort()).toEqual([
    'a1',
    'a2',
    'w1',
    'w2',
  ]);
  expect(second.nextToken).toBeUndefined();
  expect(faultOf(() => filter({ logStreamNames: ['api'], logStreamNamePrefix: 'a' }))).toMatch(
    /^InvalidParameterException: .* mutually exclusive/,
  );
  expect(faultOf(() => filter({ filterPattern: '{ $.level = }' }))).toBe(
    'InvalidParameterException: Invalid metric filter pattern: a value is expected after $.level =',
  );
});

test('lines that a driver reports make their stream, and are dropped when the group is gone', () => {
  const cloud = rehearsal();
  const report = (group: string) =>
    cloud.report('logs/lines', {
      group,
      stream: 'task/1',
      events: [{ timestamp: cloud.clock.now(), message: 'hello' }],
    });
  report('app');
  report('app');
  report('deleted');
  expect(
    messagesOf(cloud.call('logs', 'GetLogEvents', { logGroupName: 'app', logStreamName: 'task/1' }).events),
  ).toEqual(['hello', 'hello']);
  expect(cloud.call('logs', 'DescribeLogGroups', {}).logGroups).toHaveLength(1);
  expect(cloud.log).toEqual([]);
});
