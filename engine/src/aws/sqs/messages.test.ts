import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { arn, type QueueCloud, queueCloud, url } from './testing/queues.ts';

const bodies = (messages: readonly { readonly Body?: string | undefined }[]) =>
  messages.map(({ Body }) => Body);

test('a message is invisible once received, comes back after its timeout, and is gone once deleted', () => {
  const cloud = queueCloud();
  cloud.queue();
  const id = cloud.send('hello');
  const [first] = cloud.receive({ AttributeNames: ['All'] });
  expect(first).toMatchObject({
    MessageId: id,
    Body: 'hello',
    MD5OfBody: '5d41402abc4b2a76b9719d911017c592',
    Attributes: { ApproximateReceiveCount: '1', SenderId: '000000000000' },
  });
  expect(cloud.receive()).toEqual([]);
  expect(cloud.attribute('ApproximateNumberOfMessagesNotVisible')).toBe('1');
  cloud.advance(30_000);
  const [second] = cloud.receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  cloud.call('sqs', 'DeleteMessage', { QueueUrl: url, ReceiptHandle: second!.ReceiptHandle! });
  cloud.call('sqs', 'DeleteMessage', { QueueUrl: url, ReceiptHandle: second!.ReceiptHandle! });
  cloud.advance(60_000);
  expect(cloud.receive()).toEqual([]);
});

test('a long poll is answered as soon as there is a message', async () => {
  const cloud = queueCloud();
  cloud.queue();
  const polled = cloud.poll();
  cloud.advance(5000);
  cloud.send('late');
  cloud.settle();
  expect(bodies(await polled)).toEqual(['late']);
});

test('a long poll ends without messages after its time', async () => {
  const cloud = queueCloud();
  cloud.queue();
  const polled = cloud.poll({ WaitTimeSeconds: 3 });
  cloud.advance(3000);
  expect(await polled).toEqual([]);
});

test('each of several long polls gets a message of its own, in the order in which they began', async () => {
  const cloud = queueCloud();
  cloud.queue();
  const first = cloud.poll();
  cloud.advance(10);
  const second = cloud.poll();
  cloud.send('a');
  cloud.send('b');
  cloud.settle();
  expect([bodies(await first), bodies(await second)]).toEqual([['a'], ['b']]);
});

test('a long poll that ended with its engine takes no message', () => {
  const cloud = queueCloud();
  cloud.queue();
  void cloud.poll();
  cloud.restart();
  cloud.settle();
  cloud.send('kept');
  cloud.settle();
  expect(bodies(cloud.receive())).toEqual(['kept']);
});

test('the wait that a queue has of its own makes every receive a long poll', async () => {
  const cloud = queueCloud();
  cloud.queue('q', { ReceiveMessageWaitTimeSeconds: '5' });
  const polled = cloud.poll({ WaitTimeSeconds: undefined } as never);
  cloud.send('x');
  cloud.settle();
  expect(bodies(await polled)).toEqual(['x']);
});

test('a delayed message is seen after its delay', () => {
  const cloud = queueCloud();
  cloud.queue('q', { DelaySeconds: '10' });
  cloud.send('slow');
  cloud.send('fast', { DelaySeconds: 0 });
  expect(bodies(cloud.receive({ MaxNumberOfMessages: 10 }))).toEqual(['fast']);
  expect(cloud.attribute('ApproximateNumberOfMessagesDelayed')).toBe('1');
  cloud.advance(10_000);
  expect(bodies(cloud.receive())).toEqual(['slow']);
});

test('ChangeMessageVisibility makes a message visible at once, or later', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.send('x');
  const change = (VisibilityTimeout: number, ReceiptHandle: string) =>
    cloud.call('sqs', 'ChangeMessageVisibility', { QueueUrl: url, ReceiptHandle, VisibilityTimeout });
  const [first] = cloud.receive();
  change(0, first!.ReceiptHandle!);
  const [second] = cloud.receive();
  change(100, second!.ReceiptHandle!);
  cloud.advance(60_000);
  expect(cloud.receive()).toEqual([]);
  cloud.advance(40_000);
  expect(faultOf(() => change(1, second!.ReceiptHandle!))).toMatch(/^MessageNotInflight/);
  expect(bodies(cloud.receive())).toEqual(['x']);
  expect(faultOf(() => change(43_201, second!.ReceiptHandle!))).toContain('between 0 and 43200');
});

test('a message that was received too often goes to the dead-letter queue, and can be moved back', () => {
  const cloud = queueCloud();
  const dead = cloud.queue('dead');
  cloud.queue('q', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: '2' }),
  });
  cloud.send('poison');
  for (let i = 0; i < 2; i += 1) {
    expect(bodies(cloud.receive())).toEqual(['poison']);
    cloud.advance(30_000);
  }
  expect(cloud.receive()).toEqual([]);
  const [message] = cloud.receive({ QueueUrl: dead, AttributeNames: ['All'], VisibilityTimeout: 0 });
  expect(message).toMatchObject({
    Body: 'poison',
    Attributes: { DeadLetterQueueSourceArn: arn('q'), ApproximateReceiveCount: '3' },
  });
  expect(cloud.call('sqs', 'ListDeadLetterSourceQueues', { QueueUrl: dead }).queueUrls).toEqual([url]);
  cloud.call('sqs', 'StartMessageMoveTask', { SourceArn: arn('dead') });
  expect(cloud.call('sqs', 'ListMessageMoveTasks', { SourceArn: arn('dead') }).Results).toMatchObject([
    { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 },
  ]);
  expect(bodies(cloud.receive())).toEqual(['poison']);
});

test('a FIFO queue keeps the order of a group, and blocks the group while one of it is in flight', () => {
  const cloud = queueCloud(true);
  cloud.queue('q.fifo', { ContentBasedDeduplication: 'true' });
  for (const [body, MessageGroupId] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const)
    cloud.send(body, { MessageGroupId });
  const [a1] = cloud.receive();
  expect(a1?.Body).toBe('a1');
  expect(bodies(cloud.receive({ MaxNumberOfMessages: 10 }))).toEqual(['b1']);
  cloud.call('sqs', 'DeleteMessage', { QueueUrl: `${url}.fifo`, ReceiptHandle: a1!.ReceiptHandle! });
  expect(bodies(cloud.receive({ MaxNumberOfMessages: 10 }))).toEqual(['a2']);
});

test('a FIFO queue takes a message once in five minutes', () => {
  const cloud = queueCloud(true);
  cloud.queue();
  const send = (MessageDeduplicationId: string) =>
    cloud.send('x', { MessageGroupId: 'g', MessageDeduplicationId });
  const first = send('1');
  expect(send('1')).toBe(first);
  expect(send('2')).not.toBe(first);
  cloud.advance(300_000);
  expect(send('1')).not.toBe(first);
});

test('a FIFO queue refuses to delete by a handle that has expired; a standard queue does not', () => {
  const fifo = queueCloud(true);
  fifo.queue('q.fifo', { ContentBasedDeduplication: 'true' });
  fifo.send('x', { MessageGroupId: 'g' });
  const standard = queueCloud();
  standard.queue();
  standard.send('x');
  const deleteLate = (cloud: typeof fifo, QueueUrl: string) => {
    const ReceiptHandle = cloud.receive()[0]!.ReceiptHandle!;
    cloud.advance(30_000);
    return faultOf(() => cloud.call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle }));
  };
  expect(deleteLate(fifo, `${url}.fifo`)).toContain('The receipt handle has expired.');
  expect(deleteLate(standard, url)).toBe('no fault');
});

test('each entry of a batch succeeds or fails by itself', () => {
  const cloud = queueCloud();
  cloud.queue();
  const { Successful, Failed } = cloud.call('sqs', 'SendMessageBatch', {
    QueueUrl: url,
    Entries: [
      { Id: 'a', MessageBody: 'a' },
      { Id: 'b', MessageBody: '' },
    ],
  });
  expect(Successful).toMatchObject([{ Id: 'a', MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661' }]);
  expect(Failed).toMatchObject([{ Id: 'b', Code: 'MissingParameter', SenderFault: true }]);
  const [{ ReceiptHandle } = {}] = cloud.receive();
  const entries = [{ Id: 'x', ReceiptHandle: ReceiptHandle!, VisibilityTimeout: 0 }];
  const changed = cloud.call('sqs', 'ChangeMessageVisibilityBatch', { QueueUrl: url, Entries: entries });
  expect(changed.Successful).toEqual([{ Id: 'x' }]);
  const deleted = cloud.call('sqs', 'DeleteMessageBatch', {
    QueueUrl: url,
    Entries: [
      { Id: 'x', ReceiptHandle: ReceiptHandle! },
      { Id: 'y', ReceiptHandle: 'nonsense' },
    ],
  });
  expect([deleted.Successful, deleted.Failed]).toMatchObject([
    [{ Id: 'x' }],
    [{ Id: 'y', Code: 'ReceiptHandleIsInvalid' }],
  ]);
  const batch = (ids: readonly string[]) => () =>
    cloud.call('sqs', 'SendMessageBatch', {
      QueueUrl: url,
      Entries: ids.map((Id) => ({ Id, MessageBody: 'x' })),
    });
  expect(faultOf(batch([]))).toMatch(/^EmptyBatchRequest/);
  expect(faultOf(batch(['a', 'a']))).toBe('BatchEntryIdsNotDistinct: Id a repeated.');
  expect(faultOf(batch(Array.from({ length: 11 }, (_, i) => `e${i}`)))).toBe(
    'TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 11.',
  );
});

test('attributes of messages are returned to whoever asks for them, with the digest of what is returned', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.send('x', {
    MessageAttributes: {
      'app.kind': { DataType: 'String', StringValue: 'order' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) },
    },
  });
  const [message] = cloud.receive({ MessageAttributeNames: ['app.*'], VisibilityTimeout: 0 });
  expect(message?.MessageAttributes).toEqual({ 'app.kind': { DataType: 'String', StringValue: 'order' } });
  const [all] = cloud.receive({ MessageAttributeNames: ['All'], VisibilityTimeout: 0 });
  expect(all?.MessageAttributes?.raw?.BinaryValue).toEqual(Buffer.from([1, 2]));
  expect(all?.MD5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
  expect(all?.MD5OfMessageAttributes).not.toBe(message?.MD5OfMessageAttributes);
  expect(cloud.receive()[0]?.MessageAttributes).toBeUndefined();
});

test.each([
  ['an empty body', { MessageBody: '' }, 'The request must contain the parameter MessageBody.'],
  ['control characters', { MessageBody: '\u0000' }, 'InvalidMessageContents: Invalid characters found.'],
  ['a body that is too long', { MessageBody: 'x'.repeat(1_048_577) }, 'shorter than 1048576 bytes'],
  ['a delay of an hour', { DelaySeconds: 3600 }, 'DelaySeconds must be >= 0 and <= 900.'],
  [
    'an attribute without a value',
    { MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
    'must contain a non-empty value',
  ],
  [
    'an attribute of an unknown type',
    { MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
    'supported type prefixes',
  ],
  [
    'an attribute whose name begins with a period',
    { MessageAttributes: { '.a': { DataType: 'String', StringValue: 'x' } } },
    'can not start or end with a period',
  ],
  [
    'an attribute with a name of AWS',
    { MessageAttributes: { 'AWS.a': { DataType: 'String', StringValue: 'x' } } },
    'reserved for internal use',
  ],
  ['a deduplication id', { MessageDeduplicationId: '1' }, 'not valid for this queue type'],
])('SendMessage to a standard queue refuses %s', (_what, more, message) => {
  const cloud = queueCloud();
  cloud.queue();
  expect(faultOf(() => cloud.send('x', more as object))).toContain(message);
  expect(cloud.attribute('ApproximateNumberOfMessages')).toBe('0');
});

test('SendMessage to a FIFO queue needs a group, and a deduplication id where content does not stand for it', () => {
  const cloud = queueCloud(true);
  cloud.queue();
  expect(faultOf(() => cloud.send('x'))).toContain('MessageGroupId');
  expect(faultOf(() => cloud.send('x', { MessageGroupId: 'g' }))).toContain(
    'MessageDeduplicationId provided',
  );
  expect(
    faultOf(() => cloud.send('x', { MessageGroupId: 'g', MessageDeduplicationId: 'd', DelaySeconds: 1 })),
  ).toContain('not valid for this queue type');
});

test.each([
  [{ MaxNumberOfMessages: 11 }, 'Must be between 1 and 10, if provided.'],
  [{ WaitTimeSeconds: 21 }, 'Must be >= 0 and <= 20, if provided.'],
  [{ VisibilityTimeout: 43_201 }, 'Must be >= 0 and <= 43200, if provided.'],
])('ReceiveMessage refuses %j', (more, message) => {
  const cloud = queueCloud();
  cloud.queue();
  const receive = () => cloud.call('sqs', 'ReceiveMessage', { QueueUrl: url, ...more });
  expect(faultOf(receive)).toContain(message);
});

test('messages are deleted after the retention period', () => {
  const cloud = queueCloud();
  cloud.queue('q', { MessageRetentionPeriod: '60' });
  cloud.send('x');
  cloud.advance(60_000);
  expect(cloud.attribute('ApproximateNumberOfMessages')).toBe('0');
});

const metricOf = (cloud: QueueCloud, MetricName: string, queue = 'q') =>
  cloud
    .call('cloudwatch', 'GetMetricStatistics', {
      Namespace: 'AWS/SQS',
      MetricName,
      Dimensions: [{ Name: 'QueueName', Value: queue }],
      StartTime: new Date(cloud.clock.now() - 59_999),
      EndTime: new Date(cloud.clock.now() + 1),
      Period: 60,
      Statistics: ['Maximum'],
    })
    .Datapoints?.toSorted((a, b) => a.Timestamp!.getTime() - b.Timestamp!.getTime())
    .at(-1)?.Maximum;

test('metrics say each minute what is in the queue and what happened to it', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.send('abc');
  cloud.send('abcde');
  cloud.receive();
  cloud.advance(60_000);
  expect(metricOf(cloud, 'NumberOfMessagesSent')).toBe(2);
  expect(metricOf(cloud, 'NumberOfMessagesReceived')).toBe(1);
  expect(metricOf(cloud, 'SentMessageSize')).toBe(4);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(2);
  expect(metricOf(cloud, 'ApproximateAgeOfOldestMessage')).toBe(60);
});

const hourMs = 3_600_000;

test('a queue has metrics for six hours after an action on it', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(0);
  cloud.advance(6 * hourMs);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBeUndefined();
  cloud.attribute('QueueArn');
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(0);
});

test('a queue that messages are moved to has metrics for as long as they are there, and they do not count as sent', () => {
  const cloud = queueCloud();
  cloud.queue('dead');
  cloud.queue('q', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: '1' }),
  });
  cloud.advance(7 * hourMs);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible', 'dead')).toBeUndefined();
  cloud.send('poison');
  cloud.receive();
  cloud.advance(30_000);
  expect(cloud.receive()).toEqual([]);
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible', 'dead')).toBe(1);
  expect(metricOf(cloud, 'NumberOfMessagesSent', 'dead')).toBe(0);
  cloud.advance(7 * hourMs);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible', 'dead')).toBe(1);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBeUndefined();

  cloud.call('sqs', 'StartMessageMoveTask', { SourceArn: arn('dead') });
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(1);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible', 'dead')).toBe(0);
});

test('a queue whose last message has expired says so for six hours', () => {
  const cloud = queueCloud();
  cloud.queue('q', { MessageRetentionPeriod: '86400' });
  cloud.send('x');
  cloud.advance(24 * hourMs);
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(0);
  cloud.advance(6 * hourMs);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBeUndefined();
});

test('the metrics of a queue go on after its engine is started again', () => {
  const cloud = queueCloud();
  cloud.queue();
  cloud.send('x');
  cloud.advance(60_000);
  cloud.restart();
  cloud.advance(60_000);
  expect(metricOf(cloud, 'ApproximateNumberOfMessagesVisible')).toBe(1);
});
