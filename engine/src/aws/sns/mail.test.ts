// Mail of topics: a subscription is asked to confirm, and gets messages once it has.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { sns } from './index.ts';
import { type MailRecord, mails } from './state.ts';

let cloud: Rehearsal;
let TopicArn: string;
beforeEach(() => {
  cloud = rehearse({ services: [sns] });
  TopicArn = cloud.call('sns', 'CreateTopic', { Name: 't' }).TopicArn!;
});
afterEach(() => cloud[Symbol.dispose]());

const sent = (): MailRecord[] =>
  cloud.state
    .keys(mails)
    .sort()
    .map((key) => cloud.state.get(mails, key)!);
const subscribe = (Protocol = 'email') =>
  cloud.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint: 'ops@example.com' }).SubscriptionArn;
const publish = (Message: string, Subject?: string) =>
  cloud.call('sns', 'Publish', { TopicArn, Message, Subject });
const confirm = (Token: string) => cloud.call('sns', 'ConfirmSubscription', { TopicArn, Token });

test('a subscriber is mailed a token, and the messages that come after it is sent back', () => {
  expect(subscribe()).toBe('pending confirmation');
  publish('too early');
  const [asked, ...more] = sent();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({ to: 'ops@example.com', topicArn: TopicArn, sentAt: cloud.clock.now() });
  expect(asked!.subject).toContain('Subscription Confirmation');
  expect(asked!.body).toContain(`Action=ConfirmSubscription&TopicArn=${encodeURIComponent(TopicArn)}`);
  expect(asked!.body).toContain(`Token=${asked!.token}`);

  expect(confirm(asked!.token!).SubscriptionArn).toMatch(`${TopicArn}:`);
  publish('it rains', 'Weather');
  publish('and without a subject');
  expect(sent().slice(1)).toEqual([
    {
      to: 'ops@example.com',
      topicArn: TopicArn,
      sentAt: cloud.clock.now(),
      subject: 'Weather',
      body: 'it rains',
    },
    expect.objectContaining({ subject: 'AWS Notification Message', body: 'and without a subject' }),
  ]);
});

test('whoever subscribes again before confirming is mailed again, with the same token', () => {
  subscribe();
  subscribe();
  const [first, second] = sent();
  expect(second!.token).toBe(first!.token);
  confirm(first!.token!);
  subscribe();
  expect(sent()).toHaveLength(2);
});

test('email-json is the message with what belongs to it', () => {
  subscribe('email-json');
  const { Token, SubscribeURL } = JSON.parse(sent()[0]!.body);
  expect(new URL(SubscribeURL).searchParams.get('Token')).toBe(Token);
  confirm(Token);
  publish('it rains', 'Weather');
  expect(JSON.parse(sent()[1]!.body)).toMatchObject({
    Type: 'Notification',
    TopicArn,
    Subject: 'Weather',
    Message: 'it rains',
  });
});

test('the newest hundred are kept', () => {
  subscribe();
  confirm(sent()[0]!.token!);
  for (let count = 1; count <= 105; count++) publish(`message ${count}`);
  expect(sent()).toHaveLength(100);
  expect(sent().at(-1)!.body).toBe('message 105');
  expect(sent()[0]!.body).toBe('message 6');
});
