// Event buses: their rules see their own events only, and those that rules of other buses send them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { crossings } from './state.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services });
});
afterEach(() => cloud[Symbol.dispose]());

const arnOf = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;
const newBus = (Name: string, more: object = {}) => cloud.call('events', 'CreateEventBus', { Name, ...more });

/** A queue that a rule on a bus fills. @returns what it has been sent */
function queueOn(bus: string, EventPattern: object = { source: ['shop'] }): () => string[] {
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: bus });
  cloud.call('events', 'PutRule', {
    Name: 'r',
    EventBusName: bus,
    EventPattern: JSON.stringify(EventPattern),
  });
  const Arn = `arn:aws:sqs:us-east-1:000000000000:${bus}`;
  cloud.call('sqs', 'SetQueueAttributes', {
    QueueUrl,
    Attributes: {
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: Arn,
          },
        ],
      }),
    },
  });
  const { FailedEntryCount } = cloud.call('events', 'PutTargets', {
    Rule: 'r',
    EventBusName: bus,
    Targets: [{ Id: 'q', Arn, InputPath: '$.detail' }],
  });
  expect(FailedEntryCount).toBe(0);
  return () => {
    cloud.advance(1000);
    const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }) as {
      Messages?: { Body?: string }[];
    };
    return Messages.map(({ Body = '' }) => Body);
  };
}

const send = (EventBusName: string | undefined, detail: object) =>
  cloud.call('events', 'PutEvents', {
    Entries: [{ Source: 'shop', DetailType: 'Sold', Detail: JSON.stringify(detail), EventBusName }],
  });

describe('an event bus', () => {
  test('has its own rules and events', () => {
    expect(newBus('orders', { Description: 'sold' })).toEqual({
      EventBusArn: arnOf('orders'),
      Description: 'sold',
    });
    const [own, others] = [queueOn('orders'), queueOn('default')];
    send('orders', { n: 1 });
    send(arnOf('orders'), { n: 2 });
    send(undefined, { n: 3 });
    expect(own().sort()).toEqual(['{"n":1}', '{"n":2}']);
    expect(others()).toEqual(['{"n":3}']);
    expect(cloud.call('events', 'DescribeRule', { Name: 'r', EventBusName: 'orders' })).toMatchObject({
      Arn: 'arn:aws:events:us-east-1:000000000000:rule/orders/r',
      EventBusName: 'orders',
    });
    const rulesOn = (EventBusName?: string) =>
      cloud.call('events', 'ListRules', { EventBusName }).Rules!.map(({ EventBusName: bus }) => bus);
    expect([rulesOn('orders'), rulesOn()]).toEqual([['orders'], ['default']]);
    expect(
      cloud.call('events', 'ListRuleNamesByTarget', {
        EventBusName: 'orders',
        TargetArn: 'arn:aws:sqs:us-east-1:000000000000:default',
      }).RuleNames,
    ).toEqual([]);
  });

  test('sends events to another one, which sends them to no third', () => {
    newBus('second');
    newBus('third');
    const forward = (from: string, to: string) => {
      const rule = { Name: `to-${to}`, EventBusName: from };
      cloud.call('events', 'PutRule', { ...rule, EventPattern: '{"source":["shop"]}' });
      const Targets = [{ Id: to, Arn: arnOf(to), RoleArn: 'arn:aws:iam::000000000000:role/forward' }];
      cloud.call('events', 'PutTargets', { Rule: rule.Name, EventBusName: from, Targets });
    };
    forward('default', 'second');
    forward('second', 'third');
    const [second, third] = [queueOn('second'), queueOn('third')];
    send('default', { n: 1 });
    expect(second()).toEqual(['{"n":1}']);
    expect(third()).toEqual([]);
  });

  test('of another region is a target, and the event waits for it', () => {
    const received = queueOn('default');
    const Arn = arnOf('default').replace('us-east-1', 'eu-west-1');
    const Targets = [{ Id: 'far', Arn, RoleArn: 'arn:aws:iam::000000000000:role/forward' }];
    cloud.call('events', 'PutTargets', { Rule: 'r', Targets });
    send(undefined, { n: 1 });
    expect(received()).toEqual(['{"n":1}']);
    cloud.settle();
    const waiting = cloud.state.all(crossings);
    expect(waiting).toMatchObject([{ region: 'eu-west-1', bus: 'default', event: { detail: { n: 1 } } }]);
  });

  test('is listed with the default one, changed, tagged and deleted', () => {
    newBus('orders', { Tags: [{ Key: 'team', Value: 'web' }] });
    const names = (NamePrefix?: string) =>
      cloud.call('events', 'ListEventBuses', { NamePrefix }).EventBuses!.map(({ Name }) => Name);
    expect(names()).toEqual(['default', 'orders']);
    expect(names('o')).toEqual(['orders']);
    cloud.call('events', 'UpdateEventBus', { Name: 'orders', Description: 'new' });
    expect(cloud.call('events', 'DescribeEventBus', { Name: 'orders' }).Description).toBe('new');
    cloud.call('events', 'TagResource', { ResourceARN: arnOf('orders'), Tags: [{ Key: 'a', Value: 'b' }] });
    cloud.call('events', 'UntagResource', { ResourceARN: arnOf('orders'), TagKeys: ['team'] });
    expect(cloud.call('events', 'ListTagsForResource', { ResourceARN: arnOf('orders') }).Tags).toEqual([
      { Key: 'a', Value: 'b' },
    ]);
    cloud.call('events', 'DeleteEventBus', { Name: 'orders' });
    cloud.call('events', 'DeleteEventBus', { Name: 'orders' });
    expect(names()).toEqual(['default']);
  });

  test('keeps its policy, statement by statement', () => {
    newBus('orders');
    const statement = { EventBusName: 'orders', Action: 'events:PutEvents', StatementId: 'partner' };
    cloud.call('events', 'PutPermission', { ...statement, Principal: '111122223333' });
    const policy = () =>
      JSON.parse(cloud.call('events', 'DescribeEventBus', { Name: 'orders' }).Policy ?? '{}') as object;
    expect(policy()).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'partner',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'events:PutEvents',
          Resource: arnOf('orders'),
        },
      ],
    });
    cloud.call('events', 'RemovePermission', { EventBusName: 'orders', StatementId: 'partner' });
    expect(policy()).toEqual({});
  });

  test.each<[string, Parameters<Rehearsal['call']>[1], object, string]>([
    ['a second of its name', 'CreateEventBus', { Name: 'orders' }, 'Event bus orders already exists.'],
    ['the default one as new', 'CreateEventBus', { Name: 'default' }, 'Event bus default already exists.'],
    ['deleting the default one', 'DeleteEventBus', { Name: 'default' }, 'Cannot delete event bus default.'],
    ['one that is not there', 'DescribeEventBus', { Name: 'none' }, 'Event bus none does not exist.'],
    [
      'a rule on one that is not there',
      'PutRule',
      { Name: 'r', EventBusName: 'none', EventPattern: '{"source":["a"]}' },
      'Event bus none does not exist.',
    ],
    [
      'a schedule on one of your own',
      'PutRule',
      { Name: 'r', EventBusName: 'orders', ScheduleExpression: 'rate(1 hour)' },
      'ScheduleExpression is supported only on the default event bus.',
    ],
    [
      'a rule of another bus',
      'DescribeRule',
      { Name: 'r', EventBusName: 'orders' },
      'Rule r does not exist on EventBus orders.',
    ],
  ])('refuses %s', (_what, operation, input, message) => {
    newBus('orders');
    expect(faultOf(() => cloud.call('events', operation as never, input as never))).toContain(message);
  });

  test('with rules is not deleted', () => {
    newBus('orders');
    queueOn('orders');
    expect(faultOf(() => cloud.call('events', 'DeleteEventBus', { Name: 'orders' }))).toContain(
      'Cannot delete event bus orders.',
    );
  });
});
