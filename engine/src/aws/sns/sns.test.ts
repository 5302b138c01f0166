import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { answerInvocations, type FunctionEvent } from '../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { lambda } from '../lambda/index.ts';
import { functionInput, lambdaRoles } from '../lambda/testing/functions.ts';
import { logs } from '../logs/index.ts';
import { sns } from './index.ts';
import { deliveries } from './state.ts';

/** Triggers a topic as an alarm would. */
const alarms = standInService<'sts'>({
  id: 'sts',
  operations: {
    GetAccessKeyInfo: ({ AccessKeyId: arn = '' }, ctx) => {
      const message = { AlarmName: 'high' };
      const result = ctx.trigger({ arn, source: 'alarm', isNew: true, message, subject: 'ALARM: "high"' });
      const again = ctx.trigger({ arn, source: 'alarm', isNew: false, message });
      return { Account: `${result?.status} ${again?.status}` };
    },
  },
});

let cloud: Rehearsal;
let seen: { readonly EventSource: string; readonly Sns: Readonly<Record<string, unknown>> }[];
beforeEach(() => {
  cloud = rehearse({ services: [sns, lambda, lambdaRoles, logs, alarms] });
  cloud.call('lambda', 'CreateFunction', functionInput);
  seen = [];
  answerInvocations(cloud, (event: FunctionEvent) => void seen.push(...(event.Records as typeof seen)));
});
afterEach(() => cloud[Symbol.dispose]());

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:t';
const create = (more: object = {}) => cloud.call('sns', 'CreateTopic', { Name: 't', ...more }).TopicArn!;
const Endpoint = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const subscribe = (Attributes: Record<string, string> = {}, more: object = {}) =>
  cloud.call('sns', 'Subscribe', { TopicArn, Protocol: 'lambda', Endpoint, Attributes, ...more })
    .SubscriptionArn!;
const publish = (Message: string, more: object = {}) => {
  const answer = cloud.call('sns', 'Publish', { TopicArn, Message, ...more });
  cloud.settle();
  return answer;
};
const attributes = () => cloud.call('sns', 'GetTopicAttributes', { TopicArn }).Attributes!;

describe('topics', () => {
  it('are created once by name, listed and deleted', () => {
    expect(create()).toBe(TopicArn);
    expect(create()).toBe(TopicArn);
    expect(cloud.call('sns', 'ListTopics', {}).Topics).toEqual([{ TopicArn }]);
    subscribe();
    cloud.call('sns', 'DeleteTopic', { TopicArn });
    cloud.call('sns', 'DeleteTopic', { TopicArn });
    expect(cloud.call('sns', 'ListTopics', {}).Topics).toEqual([]);
    expect(cloud.call('sns', 'ListSubscriptions', {}).Subscriptions).toEqual([]);
  });

  it.each([
    ['a b', {}, 'Invalid parameter: Topic Name'],
    ['x'.repeat(257), {}, 'Invalid parameter: Topic Name'],
    ['t', { FifoTopic: 'true' }, 'FIFO topic names must end with .fifo'],
    ['t', { Nope: '1' }, 'Invalid parameter: AttributeName'],
    ['t', { Policy: '{' }, 'Invalid parameter: Policy: failed to parse JSON.'],
  ])('named %.5s… with %j are refused', (Name, Attributes, message) => {
    expect(() => create({ Name, Attributes })).toThrow(message);
  });

  it('have attributes, with defaults', () => {
    create({ Attributes: { DisplayName: 'd' } });
    expect(attributes()).toMatchObject({
      DisplayName: 'd',
      Owner: '000000000000',
      SubscriptionsConfirmed: '0',
    });
    expect(JSON.parse(attributes().Policy!).Id).toBe('__default_policy_ID');
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const set = (AttributeName: string, AttributeValue: string) =>
      cloud.call('sns', 'SetTopicAttributes', { TopicArn, AttributeName, AttributeValue });
    set('Policy', policy);
    expect(attributes().Policy).toBe(policy);
    set('Policy', '');
    expect(JSON.parse(attributes().Policy!).Id).toBe('__default_policy_ID');
    expect(() => set('Nope', '1')).toThrow('Invalid parameter: AttributeName');
    expect(() => create({ Attributes: { DisplayName: 'e' } })).toThrow(
      'already exists with different attributes',
    );
  });

  it('have tags', () => {
    const ResourceArn = create({ Tags: [{ Key: 'a', Value: '1' }] });
    expect(() => create({ Tags: [{ Key: 'a', Value: '2' }] })).toThrow(
      'Topic already exists with different tags',
    );
    cloud.call('sns', 'TagResource', { ResourceArn, Tags: [{ Key: 'b', Value: '2' }] });
    cloud.call('sns', 'UntagResource', { ResourceArn, TagKeys: ['a'] });
    expect(cloud.call('sns', 'ListTagsForResource', { ResourceArn }).Tags).toEqual([
      { Key: 'b', Value: '2' },
    ]);
    const twice = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ];
    expect(() => cloud.call('sns', 'TagResource', { ResourceArn, Tags: twice })).toThrow(
      'Duplicated keys are not allowed.',
    );
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `tag-${index}`, Value: 'x' }));
    expect(() => cloud.call('sns', 'TagResource', { ResourceArn, Tags })).toThrow('tag quota');
    expect(() => cloud.call('sns', 'ListTagsForResource', { ResourceArn: `${ResourceArn}x` })).toThrow(
      'Resource does not exist',
    );
  });
});

describe('subscriptions', () => {
  beforeEach(() => void create());

  it('of functions are confirmed at once, those of mail are pending', () => {
    const arn = subscribe();
    expect(arn).toMatch(/^arn:aws:sns:us-east-1:000000000000:t:[0-9a-f-]{36}$/);
    expect(subscribe()).toBe(arn);
    expect(subscribe({}, { Protocol: 'email', Endpoint: 'a@example.com' })).toBe('pending confirmation');
    expect(attributes()).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '1' });
    const { Subscriptions } = cloud.call('sns', 'ListSubscriptionsByTopic', { TopicArn });
    expect(Subscriptions?.map((each) => each.SubscriptionArn).sort()).toEqual(
      ['PendingConfirmation', arn].sort(),
    );
    expect(cloud.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn: arn }).Attributes).toMatchObject(
      {
        PendingConfirmation: 'false',
        RawMessageDelivery: 'false',
        Protocol: 'lambda',
      },
    );
    cloud.call('sns', 'Unsubscribe', { SubscriptionArn: arn });
    cloud.call('sns', 'Unsubscribe', { SubscriptionArn: arn });
    expect(attributes()).toMatchObject({ SubscriptionsConfirmed: '0', SubscriptionsDeleted: '1' });
    expect(() => cloud.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn: arn })).toThrow(
      'Subscription does not exist',
    );
    expect(() => cloud.call('sns', 'ConfirmSubscription', { TopicArn, Token: 'x' })).toThrow(
      'Invalid parameter: Token',
    );
  });

  it.each([
    [{ Protocol: 'pigeon' }, 'Amazon SNS does not support this protocol string: pigeon'],
    [{ Protocol: 'sqs', Endpoint: 'http://q' }, 'Invalid parameter: SQS endpoint ARN'],
    [{ TopicArn: 'x' }, 'An ARN must have at least 6 elements, not 1'],
    [{ TopicArn: `${TopicArn}x` }, 'Topic does not exist'],
    [{ Attributes: { RawMessageDelivery: 'x' } }, 'Invalid value [x]. Must be true or false.'],
  ])('with %j are refused', (more, message) => {
    expect(() => subscribe({}, more)).toThrow(message);
  });

  it('have attributes that can be set', () => {
    const SubscriptionArn = subscribe();
    cloud.call('sns', 'SetSubscriptionAttributes', {
      SubscriptionArn,
      AttributeName: 'FilterPolicy',
      AttributeValue: '{"a":["b"]}',
    });
    expect(cloud.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn }).Attributes).toMatchObject({
      FilterPolicy: '{"a":["b"]}',
      FilterPolicyScope: 'MessageAttributes',
    });
    expect(() => subscribe({ FilterPolicy: '{}' })).toThrow('already exists with different attributes');
  });
});

describe('a message', () => {
  beforeEach(() => void create());

  it('is no longer delivered after Unsubscribe, which accepts only ARNs', () => {
    expect(() => cloud.call('sns', 'Unsubscribe', { SubscriptionArn: 'nope' })).toThrow(
      'SubscriptionArn Reason: An ARN must have at least 6 elements, not 1',
    );
    const SubscriptionArn = subscribe();
    cloud.call('sns', 'Unsubscribe', { SubscriptionArn });
    cloud.call('sns', 'Unsubscribe', { SubscriptionArn });
    publish('text');
    expect(seen).toEqual([]);
  });

  it('invokes the functions that subscribe', () => {
    const EventSubscriptionArn = subscribe();
    const { MessageId } = publish('hello', {
      Subject: 'greeting',
      MessageAttributes: { n: { DataType: 'Number', StringValue: '1' } },
    });
    expect(seen).toEqual([
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn,
        Sns: expect.objectContaining({
          Type: 'Notification',
          MessageId,
          TopicArn,
          Subject: 'greeting',
          Message: 'hello',
          MessageAttributes: { n: { Type: 'Number', Value: '1' } },
        }),
      },
    ]);
  });

  it('has a body for each protocol when it is structured', () => {
    subscribe();
    publish(JSON.stringify({ default: 'd', lambda: 'l' }), { MessageStructure: 'json' });
    expect(seen[0]?.Sns.Message).toBe('l');
    expect(() => publish('{}', { MessageStructure: 'json' })).toThrow(
      'No default entry in JSON message body',
    );
    expect(() => publish('{', { MessageStructure: 'json' })).toThrow('JSON message body failed to parse');
  });

  it.each([
    ['{"kind":["order"]}', true],
    ['{"kind":["other"]}', false],
    ['{"kind":[{"prefix":"or"}]}', true],
    ['{"kind":[{"suffix":"er"}]}', true],
    ['{"kind":[{"anything-but":["order"]}]}', false],
    ['{"kind":[{"equals-ignore-case":"ORDER"}]}', true],
    ['{"absent":[{"exists":false}]}', true],
    ['{"from":[{"cidr":"10.0.0.0/24"}]}', true],
    ['{"from":[{"cidr":"10.0.1.0/24"}]}', false],
    ['{"n":[{"numeric":[">",4,"<=",5]}]}', true],
    ['{"n":[{"numeric":["<",5]}]}', false],
    ['{"$or":[{"kind":["other"]},{"n":[5]}]}', true],
  ])('is filtered by %s: %s', (FilterPolicy, isSent) => {
    subscribe({ FilterPolicy });
    publish('m', {
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        n: { DataType: 'Number', StringValue: '5' },
        from: { DataType: 'String', StringValue: '10.0.0.7' },
      },
    });
    expect(seen).toHaveLength(isSent ? 1 : 0);
  });

  it('is filtered by its body where the policy’s scope is that', () => {
    subscribe({ FilterPolicyScope: 'MessageBody', FilterPolicy: '{"a":{"b":["c"]}}' });
    publish('{"a":{"b":"c"}}');
    publish('{"a":{"b":"d"}}');
    publish('text');
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['', {}, 'Invalid parameter: Empty message'],
    ['x'.repeat(262_145), {}, 'Invalid parameter: Message too long'],
    ['m', { Subject: 'a\nb' }, 'Invalid parameter: Subject'],
    ['m', { TopicArn: undefined }, 'TopicArn or TargetArn'],
    ['m', { PhoneNumber: '+1' }, 'Drydock sends no text messages'],
    [
      'm',
      { MessageAttributes: { a: { DataType: 'String' } } },
      "The message attribute 'a' must contain non-empty",
    ],
    [
      'm',
      { MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
      "The message attribute 'a' has an invalid message attribute type",
    ],
    [
      'm',
      { MessageAttributes: { 'a b': { DataType: 'String', StringValue: 'x' } } },
      "Invalid non-alphanumeric character '#x20' was found in the message attribute name.",
    ],
    [
      'm',
      { MessageAttributes: { a: { DataType: 'Binary', StringValue: 'x' } } },
      "The message attribute 'a' with type 'Binary' must use field 'Binary'.",
    ],
  ])('%.3s… with %j is refused', (body, more, message) => {
    expect(() => publish(body, more)).toThrow(message);
  });

  it('of a batch succeeds or fails by itself', () => {
    subscribe();
    const batch = (PublishBatchRequestEntries: { Id: string; Message: string }[]) =>
      cloud.call('sns', 'PublishBatch', { TopicArn, PublishBatchRequestEntries });
    const answer = batch([
      { Id: 'a', Message: 'one' },
      { Id: 'b', Message: '' },
      { Id: 'c', Message: 'two' },
    ]);
    cloud.settle();
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(answer.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
    expect(seen.map(({ Sns }) => Sns.Message)).toEqual(['one', 'two']);
    expect(() => batch([])).toThrow("doesn't contain any entries");
    expect(() => batch([answer, answer].map(() => ({ Id: 'a', Message: 'm' })))).toThrow('same Id');
  });

  it('to a FIFO topic has a sequence number, and needs a group', () => {
    const fifo = create({ Name: 'q.fifo', Attributes: { FifoTopic: 'true' } });
    expect(() => publish('m', { TopicArn: fifo })).toThrow('MessageGroupId parameter is required');
    expect(() => publish('m', { TopicArn: fifo, MessageGroupId: 'g' })).toThrow('ContentBasedDeduplication');
    expect(
      publish('m', { TopicArn: fifo, MessageGroupId: 'g', MessageDeduplicationId: 'd' }).SequenceNumber,
    ).toMatch(/^\d{20}$/);
  });

  it('is what an alarm triggers, once', () => {
    subscribe();
    const answer = cloud.call('sts', 'GetAccessKeyInfo', { AccessKeyId: TopicArn });
    cloud.settle();
    expect(answer.Account).toBe('performed ignored');
    expect(seen.map(({ Sns }) => [Sns.Subject, Sns.Message])).toEqual([
      ['ALARM: "high"', '{"AlarmName":"high"}'],
    ]);
  });

  it('to a function that is gone is dropped, and the engine’s log says so', () => {
    subscribe();
    cloud.call('lambda', 'DeleteFunction', { FunctionName: 'f' });
    publish('m');
    expect(cloud.log).toEqual([expect.stringContaining('SNS cannot invoke')]);
  });
});

describe('a web server of this machine', () => {
  const url = 'http://127.0.0.1:9/hook';
  const posts = () =>
    cloud.effects.flatMap(({ effect, input }) =>
      effect === 'web-posts/send' ? [input as Effects['web-posts/send']] : [],
    );
  const subscribeWeb = (more: Record<string, string> = {}) => {
    subscribe(more, { Protocol: 'http', Endpoint: url });
    cloud.settle();
    const { SubscribeURL } = JSON.parse(posts()[0]!.body) as { SubscribeURL: string };
    return new URL(SubscribeURL).searchParams;
  };
  beforeEach(() => void create());

  it('is asked to confirm, and then notified', () => {
    const asked = subscribeWeb();
    expect(posts()[0]).toMatchObject({
      url,
      headers: { 'x-amz-sns-message-type': 'SubscriptionConfirmation', 'x-amz-sns-topic-arn': TopicArn },
    });
    publish('too early');
    expect(posts()).toHaveLength(1);
    expect(asked.get('Action')).toBe('ConfirmSubscription');
    cloud.call('sns', 'ConfirmSubscription', {
      TopicArn: asked.get('TopicArn')!,
      Token: asked.get('Token')!,
    });
    publish('hello');
    expect(posts()[1]).toMatchObject({ headers: { 'x-amz-sns-message-type': 'Notification' } });
    expect(JSON.parse(posts()[1]!.body)).toMatchObject({ Type: 'Notification', Message: 'hello' });
  });

  it('is sent the message alone when it is to be raw', () => {
    const asked = subscribeWeb({ RawMessageDelivery: 'true' });
    cloud.call('sns', 'ConfirmSubscription', { TopicArn, Token: asked.get('Token')! });
    publish('hello');
    expect(posts()[1]).toMatchObject({ body: 'hello', headers: { 'x-amz-sns-rawdelivery': 'true' } });
  });

  it.each([
    [503, 4],
    [undefined, 4],
    [404, 1],
    [200, 1],
  ])('that answers with %s is tried %s times', (status, times) => {
    cloud.on('web-posts/send', ({ postId }) =>
      cloud.report('web-posts/answered', { postId, ...(status === undefined ? {} : { status }) }),
    );
    subscribe({}, { Protocol: 'http', Endpoint: url });
    cloud.advance(600_000);
    expect(posts()).toHaveLength(times);
    expect(cloud.state.keys(deliveries)).toEqual([]);
  });

  it('of another machine is sent nothing', () => {
    subscribe({}, { Protocol: 'https', Endpoint: 'https://example.com/' });
    cloud.settle();
    expect(posts()).toEqual([]);
  });
});
