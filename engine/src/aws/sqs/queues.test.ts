import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { arn, queueCloud, url } from './testing/queues.ts';

test('CreateQueue returns the URL of the queue, and again for the same attributes', () => {
  const cloud = queueCloud();
  expect(cloud.queue('q', { VisibilityTimeout: '60' })).toBe(url);
  expect(cloud.queue('q', { VisibilityTimeout: '60' })).toBe(url);
  expect(faultOf(() => cloud.queue('q', { VisibilityTimeout: '61' }))).toBe(
    'QueueNameExists: A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  );
  expect(cloud.call('sqs', 'GetQueueUrl', { QueueName: 'q' }).QueueUrl).toBe(url);
  expect(faultOf(() => cloud.call('sqs', 'GetQueueUrl', { QueueName: 'none' }))).toBe(
    'QueueDoesNotExist: The specified queue does not exist.',
  );
});

test.each([
  ['q!', {}, 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length'],
  ['q.fifo', {}, 'no fault'],
  ['q', { FifoQueue: 'false' }, 'Unknown Attribute FifoQueue.'],
  ['q', { FifoQueue: 'true' }, 'must end with .fifo suffix'],
  ['q', { Unknown: '1' }, 'Unknown Attribute Unknown.'],
  ['q', { ContentBasedDeduplication: 'true' }, 'Unknown Attribute ContentBasedDeduplication.'],
  ['q', { VisibilityTimeout: '43201' }, 'Invalid value for the parameter VisibilityTimeout.'],
  ['q', { VisibilityTimeout: 'x' }, 'Invalid value for the parameter VisibilityTimeout.'],
  ['q', { Policy: 'x' }, 'Invalid value for the parameter Policy.'],
  ['q', { RedriveAllowPolicy: '{"redrivePermission":"some"}' }, 'for the parameter RedriveAllowPolicy.'],
  ['q', { RedriveAllowPolicy: '{"redrivePermission":"byQueue"}' }, 'for the parameter RedriveAllowPolicy.'],
  ['q', { RedrivePolicy: '{}' }, 'does not contain mandatory attribute: deadLetterTargetArn.'],
  [
    'q',
    { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('none'), maxReceiveCount: 1 }) },
    'Dead letter target does not exist.',
  ],
])('CreateQueue of %s with %j: %s', (name, attributes, message) => {
  expect(faultOf(() => queueCloud().queue(name, attributes as Record<string, string>))).toContain(message);
});

test('the throughput of a FIFO queue is per group only where deduplication is', () => {
  const cloud = queueCloud();
  const fifo = { FifoQueue: 'true', FifoThroughputLimit: 'perMessageGroupId' };
  const refused = 'InvalidAttributeValue: Invalid value for the parameter FifoThroughputLimit.';
  expect(faultOf(() => cloud.queue('q.fifo', fifo))).toBe(refused);
  const QueueUrl = cloud.queue('q.fifo', { ...fifo, DeduplicationScope: 'messageGroup' });
  const set = (Attributes: Record<string, string>) => () =>
    cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes });
  expect(faultOf(set({ DeduplicationScope: 'queue' }))).toBe(refused);
  expect(set({ DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' })).not.toThrow();
});

test('a name can be used again a minute after its queue was deleted', () => {
  const cloud = queueCloud();
  cloud.call('sqs', 'DeleteQueue', { QueueUrl: cloud.queue() });
  expect(faultOf(() => cloud.queue())).toMatch(/^QueueDeletedRecently: You must wait 60 seconds/);
  cloud.advance(60_000);
  expect(cloud.queue()).toBe(url);
});

test('queues are listed by the beginning of their names, in pages for whoever asks for pages', () => {
  const cloud = queueCloud();
  for (const name of ['a1', 'a2', 'a3', 'b1']) cloud.queue(name);
  const list = (input: object) => cloud.call('sqs', 'ListQueues', input);
  expect(list({ QueueNamePrefix: 'b' }).QueueUrls).toHaveLength(1);
  const first = list({ QueueNamePrefix: 'a', MaxResults: 2 });
  const second = list({ QueueNamePrefix: 'a', MaxResults: 2, NextToken: first.NextToken });
  expect([first.QueueUrls, second.QueueUrls].map((urls) => urls?.length)).toEqual([2, 1]);
  expect(second.NextToken).toBeUndefined();
  expect(list({ QueueNamePrefix: 'none' }).QueueUrls).toBeUndefined();
  expect(faultOf(() => list({ NextToken: '!' }))).toContain('Invalid or expired next token.');
});

test('SetQueueAttributes changes attributes; a policy set to nothing is gone', () => {
  const cloud = queueCloud();
  cloud.queue();
  const set = (Attributes: Record<string, string>) =>
    cloud.call('sqs', 'SetQueueAttributes', { QueueUrl: url, Attributes });
  set({ VisibilityTimeout: '5', Policy: '{"Version":"2012-10-17"}' });
  expect([cloud.attribute('VisibilityTimeout'), cloud.attribute('Policy')]).toEqual([
    '5',
    '{"Version":"2012-10-17"}',
  ]);
  set({ Policy: '' });
  expect(cloud.attribute('Policy')).toBeUndefined();
  const get = (name: string) => () =>
    cloud.call('sqs', 'GetQueueAttributes', { QueueUrl: url, AttributeNames: [name as 'All'] });
  expect(faultOf(get('Other'))).toBe('InvalidAttributeName: Unknown Attribute Other.');
  expect(get('QueueArn')()).toEqual({ Attributes: { QueueArn: arn('q') } });
});

test('permissions are statements of the policy', () => {
  const cloud = queueCloud();
  cloud.queue();
  const add = (action = 'SendMessage') =>
    cloud.call('sqs', 'AddPermission', {
      QueueUrl: url,
      Label: 'l',
      AWSAccountIds: ['111111111111'],
      Actions: [action],
    });
  expect(faultOf(() => add('CreateQueue'))).toContain(
    'Only the queue owner is allowed to invoke this action.',
  );
  add();
  expect(JSON.parse(cloud.attribute('Policy')!).Statement).toMatchObject([
    { Sid: 'l', Action: ['SQS:SendMessage'] },
  ]);
  expect(faultOf(add)).toContain('Already exists.');
  const remove = () => cloud.call('sqs', 'RemovePermission', { QueueUrl: url, Label: 'l' });
  remove();
  expect(cloud.attribute('Policy')).toBeUndefined();
  expect(faultOf(remove)).toContain("can't find label");
});

test('tags are given, added and removed', () => {
  const cloud = queueCloud();
  cloud.call('sqs', 'CreateQueue', { QueueName: 'q', tags: { owner: 'a' } });
  expect(cloud.call('sqs', 'ListQueueTags', { QueueUrl: url }).Tags).toEqual({ owner: 'a' });
  cloud.call('sqs', 'TagQueue', { QueueUrl: url, Tags: { team: 'web', stage: 'test' } });
  cloud.call('sqs', 'UntagQueue', { QueueUrl: url, TagKeys: ['stage', 'owner'] });
  expect(cloud.call('sqs', 'ListQueueTags', { QueueUrl: url }).Tags).toEqual({ team: 'web' });
  const Tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag-${index}`, 'x']));
  expect(faultOf(() => cloud.call('sqs', 'TagQueue', { QueueUrl: url, Tags }))).toContain(
    'Too many tags added for queue q.',
  );
});

test('PurgeQueue empties a queue, once a minute', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.send('x');
  const purge = () => cloud.call('sqs', 'PurgeQueue', { QueueUrl: url });
  purge();
  expect(cloud.receive()).toEqual([]);
  expect(faultOf(purge)).toContain('Only one PurgeQueue operation on q is allowed every 60 seconds.');
  cloud.advance(60_000);
  expect(faultOf(purge)).toBe('no fault');
});

test('only a dead-letter queue can be moved from, and a move is over at once', () => {
  const cloud = queueCloud();
  cloud.queue();
  const start = () => cloud.call('sqs', 'StartMessageMoveTask', { SourceArn: arn('q') });
  expect(faultOf(start)).toContain('Source queue must be configured as a Dead Letter Queue.');
  const cancel = () => cloud.call('sqs', 'CancelMessageMoveTask', { TaskHandle: 'x' });
  expect(faultOf(cancel)).toBe('ResourceNotFoundException: Task does not exist.');
});

test('a redrive allow policy says whose dead-letter queue a queue may be', () => {
  const cloud = queueCloud();
  const allow = (policy: object) => ({ RedriveAllowPolicy: JSON.stringify(policy) });
  cloud.queue('nobody', allow({ redrivePermission: 'denyAll' }));
  cloud.queue('some', allow({ redrivePermission: 'byQueue', sourceQueueArns: [arn('q')] }));
  const redrive = (to: string) => ({
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(to), maxReceiveCount: 3 }),
  });
  expect(faultOf(() => cloud.queue('q', redrive('nobody')))).toContain('does not permit this queue');
  expect(faultOf(() => cloud.queue('other', redrive('some')))).toContain('does not permit this queue');
  cloud.queue('q', redrive('some'));
  const move = { SourceArn: arn('some'), MaxNumberOfMessagesPerSecond: 501 };
  expect(faultOf(() => cloud.call('sqs', 'StartMessageMoveTask', move))).toContain(
    'Must be between 1 and 500',
  );
});
