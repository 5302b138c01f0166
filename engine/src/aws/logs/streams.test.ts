import { expect, test } from 'vitest';
import { faultOf, putMessages, rehearsal } from './testing/groups.ts';

test('CreateLogStream refuses a stream that exists, a name with a colon, and an unknown group', () => {
  const cloud = rehearsal();
  const create = (logGroupName: string, logStreamName: string) => () =>
    cloud.call('logs', 'CreateLogStream', { logGroupName, logStreamName });
  expect(faultOf(create('app', 'web'))).toBe(
    'ResourceAlreadyExistsException: The specified log stream already exists',
  );
  expect(faultOf(create('app', 'a:b'))).toMatch(
    /^InvalidParameterException: 1 validation error detected: Value 'a:b' at 'logStreamName'/,
  );
  expect(faultOf(create('none', 'web'))).toBe(
    'ResourceNotFoundException: The specified log group does not exist.',
  );
});

test('DescribeLogStreams knows when a stream’s events were written', () => {
  const cloud = rehearsal();
  const createdAt = cloud.clock.now();
  cloud.advance(5_000);
  putMessages(cloud, ['a', 'b']);
  expect(cloud.call('logs', 'DescribeLogStreams', { logGroupName: 'app' }).logStreams).toEqual([
    {
      logStreamName: 'web',
      creationTime: createdAt,
      firstEventTimestamp: createdAt + 5_000,
      lastEventTimestamp: createdAt + 6_000,
      lastIngestionTime: createdAt + 5_000,
      arn: 'arn:aws:logs:us-east-1:000000000000:log-group:app:log-stream:web',
    },
  ]);
});

test.each([
  ['by name', {}, ['a', 'ab', 'b', 'web']],
  ['by name, descending', { descending: true }, ['web', 'b', 'ab', 'a']],
  ['by time', { orderBy: 'LastEventTime' }, ['a', 'web', 'b', 'ab']],
  ['by time, descending', { orderBy: 'LastEventTime', descending: true }, ['ab', 'b', 'web', 'a']],
] as const)(
  'streams are listed %s, and a stream deleted between two pages shifts none',
  (_, input, order) => {
    const cloud = rehearsal();
    for (const logStreamName of ['b', 'ab', 'a']) {
      cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName });
    }
    for (const stream of ['web', 'b', 'ab']) {
      cloud.advance(1_000);
      putMessages(cloud, ['x'], stream);
    }
    const list = (more: object) =>
      cloud.call('logs', 'DescribeLogStreams', { logGroupName: 'app', ...input, ...more });
    const names = (more: object) => list(more).logStreams!.map(({ logStreamName }) => logStreamName);
    expect(names({})).toEqual(order);
    const { nextToken } = list({ limit: 2 });
    cloud.call('logs', 'DeleteLogStream', { logGroupName: 'app', logStreamName: order[0] });
    expect(names({ nextToken })).toEqual(order.slice(2));
  },
);

test('streams are filtered by prefix, which cannot be combined with an order by time', () => {
  const cloud = rehearsal();
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'api' });
  const list = (more: object) =>
    cloud.call('logs', 'DescribeLogStreams', { logGroupName: 'app', logStreamNamePrefix: 'w', ...more });
  expect(list({}).logStreams).toMatchObject([{ logStreamName: 'web' }]);
  expect(faultOf(() => list({ orderBy: 'LastEventTime' }))).toBe(
    'InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.',
  );
});

test('DeleteLogStream deletes the stream’s events, and no other’s', () => {
  const cloud = rehearsal();
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'api' });
  putMessages(cloud, ['web'], 'web');
  putMessages(cloud, ['api'], 'api');
  const remove = () => cloud.call('logs', 'DeleteLogStream', { logGroupName: 'app', logStreamName: 'web' });
  remove();
  expect(faultOf(remove)).toBe('ResourceNotFoundException: The specified log stream does not exist.');
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
  expect(cloud.call('logs', 'FilterLogEvents', { logGroupName: 'app' }).events).toMatchObject([
    { logStreamName: 'api', message: 'api' },
  ]);
});
