import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { sqs } from '../sqs/index.ts';
import { sns } from './index.ts';

const arnOf = (service: string, name: string) => `arn:aws:${service}:us-east-1:000000000000:${name}`;

function subscribed(suffix = '', attributes: Record<string, string> = {}) {
  const cloud = rehearse({ services: [sns, sqs, cloudWatch] });
  const fifo = suffix && { FifoQueue: 'true' };
  cloud.call('sqs', 'CreateQueue', { QueueName: `q${suffix}`, Attributes: { ...fifo } });
  const { TopicArn = '' } = cloud.call('sns', 'CreateTopic', {
    Name: `t${suffix}`,
    Attributes: { ...(suffix && { FifoTopic: 'true' }) },
  });
  cloud.call('sns', 'Subscribe', {
    TopicArn,
    Protocol: 'sqs',
    Endpoint: arnOf('sqs', `q${suffix}`),
    Attributes: attributes,
  });
  return { cloud, TopicArn };
}

const received = (cloud: Rehearsal, name = 'q') =>
  cloud.call('sqs', 'ReceiveMessage', {
    QueueUrl: name,
    MaxNumberOfMessages: 10,
    MessageAttributeNames: ['All'],
    AttributeNames: ['All'],
  }).Messages ?? [];

const MessageAttributes = {
  kind: { DataType: 'String', StringValue: 'order' },
  list: { DataType: 'String.Array', StringValue: '["a"]' },
};

test('a queue gets the notification as JSON', () => {
  const { cloud, TopicArn } = subscribed();
  cloud.call('sns', 'Publish', { TopicArn, Message: 'hi', Subject: 's', MessageAttributes });
  const [message] = received(cloud);
  expect(message?.MessageAttributes).toBeUndefined();
  expect(JSON.parse(message!.Body!)).toMatchObject({
    Type: 'Notification',
    TopicArn,
    Message: 'hi',
    Subject: 's',
    MessageAttributes: { kind: { Type: 'String', Value: 'order' } },
  });
});

test('with raw delivery the queue gets the message itself, with its attributes', () => {
  const { cloud, TopicArn } = subscribed('', { RawMessageDelivery: 'true' });
  cloud.call('sns', 'Publish', { TopicArn, Message: 'hi', MessageAttributes });
  expect(received(cloud)).toMatchObject([
    {
      Body: 'hi',
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        list: { DataType: 'String', StringValue: '["a"]' },
      },
    },
  ]);
});

test('what a queue that is gone cannot take goes to the dead-letter queue of the subscription', () => {
  const { cloud, TopicArn } = subscribed('', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('sqs', 'dead') }),
  });
  cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' });
  cloud.call('sqs', 'DeleteQueue', { QueueUrl: 'q' });
  cloud.call('sns', 'Publish', { TopicArn, Message: 'hi' });
  expect(received(cloud, 'dead')).toHaveLength(1);
});

test('a FIFO topic passes groups on to a FIFO queue, and each message once', () => {
  const { cloud, TopicArn } = subscribed('.fifo');
  const publish = (MessageDeduplicationId: string) =>
    cloud.call('sns', 'Publish', { TopicArn, Message: 'hi', MessageGroupId: 'g', MessageDeduplicationId });
  const first = publish('1');
  expect(publish('1')).toEqual(first);
  const second = publish('2');
  expect(BigInt(second.SequenceNumber!) > BigInt(first.SequenceNumber!)).toBe(true);
  const messages = received(cloud, 'q.fifo');
  expect(messages.map(({ Attributes }) => Attributes)).toMatchObject([
    { MessageGroupId: 'g', MessageDeduplicationId: '1' },
    { MessageGroupId: 'g', MessageDeduplicationId: '2' },
  ]);
  const body = JSON.parse(messages[0]!.Body!) as Record<string, unknown>;
  expect([body.SequenceNumber, body.Signature]).toEqual([first.SequenceNumber, undefined]);
});

test('a FIFO topic delivers the same message again after five minutes', () => {
  const { cloud, TopicArn } = subscribed('.fifo');
  const publish = () =>
    cloud.call('sns', 'Publish', {
      TopicArn,
      Message: 'hi',
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
    }).MessageId;
  const first = publish();
  cloud.advance(300_000);
  expect(publish()).not.toBe(first);
});

test('a FIFO queue cannot subscribe to a standard topic', () => {
  const { cloud, TopicArn } = subscribed();
  const subscribe = () =>
    cloud.call('sns', 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: arnOf('sqs', 'q.fifo') });
  expect(subscribe).toThrow('FIFO SQS Queues can not be subscribed to standard SNS topics');
});

test.each([
  ['email', 'a@example.com'],
  ['lambda', arnOf('lambda', 'function:f')],
])('a FIFO topic has no subscription of the protocol %s', (Protocol, Endpoint) => {
  const { cloud, TopicArn } = subscribed('.fifo');
  expect(() => cloud.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint })).toThrow(
    `Invalid parameter: Invalid protocol type: ${Protocol}`,
  );
});

test('a delivery stream is subscribed with a role', () => {
  const { cloud, TopicArn } = subscribed();
  const subscribe = (Attributes: Record<string, string>) => () =>
    cloud.call('sns', 'Subscribe', {
      TopicArn,
      Protocol: 'firehose',
      Endpoint: arnOf('firehose', 'deliverystream/s'),
      Attributes,
    });
  expect(subscribe({})).toThrow('SubscriptionRoleArn is required');
  expect(subscribe({ SubscriptionRoleArn: arnOf('iam', 'role/r') })).not.toThrow();
});

test('a standard topic is refused deduplication by content', () => {
  const { cloud, TopicArn } = subscribed();
  const message = 'Invalid parameter: Content-based deduplication can only be set for FIFO topics';
  const ContentBasedDeduplication = 'true';
  expect(() =>
    cloud.call('sns', 'CreateTopic', { Name: 'u', Attributes: { ContentBasedDeduplication } }),
  ).toThrow(message);
  expect(() =>
    cloud.call('sns', 'SetTopicAttributes', {
      TopicArn,
      AttributeName: 'ContentBasedDeduplication',
      AttributeValue: 'true',
    }),
  ).toThrow(message);
});

test.each(['many', '1,5', '0x10', ' ', '1e'])(
  'the number %j of a message attribute is refused',
  (StringValue) => {
    const { cloud, TopicArn } = subscribed();
    const publish = (text: string) => () =>
      cloud.call('sns', 'Publish', {
        TopicArn,
        Message: 'm',
        MessageAttributes: { price: { DataType: 'Number', StringValue: text } },
      });
    expect(faultOf(publish(StringValue))).toBe(
      "ParameterValueInvalid: Could not cast message attribute 'price' value to number.",
    );
    for (const text of ['1', '-1.5', '+.5', '1e10', '2E-3']) expect(publish(text)).not.toThrow();
  },
);

test.each([
  ['no statement', {}, []],
  ['one statement that is not in a list', { Statement: { Sid: 'own' } }, ['own']],
])('AddPermission and RemovePermission edit a policy with %s', (_, policy, before) => {
  const { cloud, TopicArn } = subscribed();
  cloud.call('sns', 'SetTopicAttributes', {
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: JSON.stringify(policy),
  });
  const sids = () => {
    const { Policy } = cloud.call('sns', 'GetTopicAttributes', { TopicArn }).Attributes!;
    return (JSON.parse(Policy!) as { readonly Statement: readonly { readonly Sid: string }[] }).Statement.map(
      ({ Sid }) => Sid,
    );
  };
  const permission = { TopicArn, AWSAccountId: ['111111111111'], ActionName: ['Publish'] };
  cloud.call('sns', 'AddPermission', { ...permission, Label: 'new' });
  expect(sids()).toEqual([...before, 'new']);
  cloud.call('sns', 'RemovePermission', { TopicArn, Label: 'new' });
  expect(sids()).toEqual(before);
});

test.each(['7', 'null', '[]', '"x"', '{'])('a policy of %s is refused', (AttributeValue) => {
  const { cloud, TopicArn } = subscribed();
  const set = () =>
    cloud.call('sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
  expect(set).toThrow('Policy: failed to parse JSON.');
});

test('AddPermission and RemovePermission edit the policy of a topic', () => {
  const { cloud, TopicArn } = subscribed();
  const statements = () => {
    const { Policy } = cloud.call('sns', 'GetTopicAttributes', { TopicArn }).Attributes!;
    return (JSON.parse(Policy!) as { readonly Statement: readonly { readonly Sid: string }[] }).Statement;
  };
  const add = (ActionName: string[]) =>
    cloud.call('sns', 'AddPermission', { TopicArn, Label: 'l', AWSAccountId: ['111111111111'], ActionName });
  expect(() => add(['Fly'])).toThrow('Policy statement action out of service scope!');
  add(['Publish']);
  expect(statements().map(({ Sid }) => Sid)).toEqual(['__default_statement_ID', 'l']);
  expect(() => add(['Publish'])).toThrow('Statement already exists');
  cloud.call('sns', 'RemovePermission', { TopicArn, Label: 'l' });
  expect(statements()).toHaveLength(1);
});
