import { expect, test } from 'vitest';
import { faultOf, putMessages, rehearsal } from './testing/groups.ts';

test('a new log group keeps events for ever, in the standard class', () => {
  const cloud = rehearsal();
  const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:app';
  expect(cloud.call('logs', 'DescribeLogGroups', {}).logGroups).toEqual([
    {
      logGroupName: 'app',
      creationTime: cloud.clock.now(),
      retentionInDays: undefined,
      metricFilterCount: 0,
      arn: `${arn}:*`,
      logGroupArn: arn,
      logGroupClass: 'STANDARD',
      kmsKeyId: undefined,
    },
  ]);
});

test('CreateLogGroup refuses a name that exists, and one with other characters', () => {
  const cloud = rehearsal();
  const create = (logGroupName: string) => () => cloud.call('logs', 'CreateLogGroup', { logGroupName });
  expect(faultOf(create('app'))).toBe(
    'ResourceAlreadyExistsException: The specified log group already exists',
  );
  expect(faultOf(create('a b'))).toMatch(
    /^InvalidParameterException: 1 validation error detected: Value 'a b' at 'logGroupName'/,
  );
  expect(faultOf(create('AWS/app'))).toBe(
    'InvalidParameterException: Log groups starting with AWS/ are reserved for AWS.',
  );
  expect(cloud.call('logs', 'DescribeLogGroups', {}).logGroups).toHaveLength(1);
  const both = { logGroupNamePrefix: 'a', logGroupNamePattern: 'p' };
  expect(faultOf(() => cloud.call('logs', 'DescribeLogGroups', both))).toBe(
    'InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  );
});

test('DescribeLogGroups filters by prefix, pattern and identifier, and pages by name', () => {
  const cloud = rehearsal();
  for (const logGroupName of ['/ecs/api', '/ecs/web', '/lambda/Resize']) {
    cloud.call('logs', 'CreateLogGroup', { logGroupName });
  }
  const names = (input: object) =>
    cloud.call('logs', 'DescribeLogGroups', input).logGroups!.map(({ logGroupName }) => logGroupName);
  expect(names({ logGroupNamePrefix: '/ecs/' })).toEqual(['/ecs/api', '/ecs/web']);
  expect(names({ logGroupNamePattern: 'resize' })).toEqual(['/lambda/Resize']);
  const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:/ecs/web';
  expect(names({ logGroupIdentifiers: ['app', arn] })).toEqual(['/ecs/web', 'app']);
  const { nextToken, logGroups } = cloud.call('logs', 'DescribeLogGroups', { limit: 2 });
  expect(logGroups).toHaveLength(2);
  cloud.call('logs', 'DeleteLogGroup', { logGroupName: '/ecs/api' });
  expect(names({ nextToken })).toEqual(['/lambda/Resize', 'app']);
  expect(faultOf(() => names({ nextToken: 'x' }))).toBe(
    'InvalidParameterException: The specified nextToken is invalid.',
  );
});

test('DeleteLogGroup deletes streams and events: a group of the same name begins empty', () => {
  const cloud = rehearsal();
  putMessages(cloud, ['lost']);
  cloud.call('logs', 'DeleteLogGroup', { logGroupName: 'app' });
  expect(faultOf(() => cloud.call('logs', 'DeleteLogGroup', { logGroupName: 'app' }))).toBe(
    'ResourceNotFoundException: The specified log group does not exist.',
  );
  cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app' });
  expect(cloud.call('logs', 'DescribeLogStreams', { logGroupName: 'app' }).logStreams).toEqual([]);
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
  expect(cloud.call('logs', 'GetLogEvents', { logGroupName: 'app', logStreamName: 'web' }).events).toEqual(
    [],
  );
});

test('PutRetentionPolicy deletes older events within the hour; DeleteRetentionPolicy keeps the rest for ever', () => {
  const cloud = rehearsal();
  const dayMs = 86_400_000;
  const retention = () => cloud.call('logs', 'DescribeLogGroups', {}).logGroups![0]!.retentionInDays;
  const messages = () =>
    cloud
      .call('logs', 'GetLogEvents', { logGroupName: 'app', logStreamName: 'web', startFromHead: true })
      .events!.map(({ message }) => message);
  putMessages(cloud, ['old']);
  cloud.advance(2 * dayMs);
  putMessages(cloud, ['new']);
  expect(messages()).toEqual(['old', 'new']);
  cloud.call('logs', 'PutRetentionPolicy', { logGroupName: 'app', retentionInDays: 1 });
  cloud.settle();
  expect([retention(), messages()]).toEqual([1, ['new']]);
  cloud.call('logs', 'DeleteRetentionPolicy', { logGroupName: 'app' });
  cloud.advance(3 * dayMs);
  expect([retention(), messages()]).toEqual([undefined, ['new']]);
});

test('retention is refused for a number of days that AWS does not offer, and for an unknown group', () => {
  const cloud = rehearsal();
  const put = (logGroupName: string, retentionInDays: number) => () =>
    cloud.call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays });
  expect(faultOf(put('app', 2))).toMatch(
    /^InvalidParameterException: 1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint/,
  );
  const notFound = 'ResourceNotFoundException: The specified log group does not exist.';
  expect(faultOf(put('none', 7))).toBe(notFound);
  expect(faultOf(() => cloud.call('logs', 'DeleteRetentionPolicy', { logGroupName: 'none' }))).toBe(notFound);
});

test('a group’s tags are added, listed and removed by its ARN', () => {
  const cloud = rehearsal();
  const resourceArn = cloud.call('logs', 'DescribeLogGroups', {}).logGroups![0]!.logGroupArn!;
  const tags = () => cloud.call('logs', 'ListTagsForResource', { resourceArn }).tags;
  cloud.call('logs', 'TagResource', { resourceArn, tags: { stage: 'test' } });
  expect(tags()).toEqual({ team: 'web', stage: 'test' });
  cloud.call('logs', 'UntagResource', { resourceArn, tagKeys: ['team'] });
  expect(tags()).toEqual({ stage: 'test' });
});
