// Archives keep the events of a bus, and replays send them once more.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

const account = 'us-east-1:000000000000';
const bus = `arn:aws:events:${account}:event-bus/default`;
const dayMs = 24 * 60 * 60_000;

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services });
});
afterEach(() => cloud[Symbol.dispose]());

const archive = (more: object = {}) =>
  cloud.call('events', 'CreateArchive', { ArchiveName: 'all', EventSourceArn: bus, ...more });
const described = (ArchiveName = 'all') => cloud.call('events', 'DescribeArchive', { ArchiveName });
const send = (n: number, Source = 'shop') =>
  cloud.call('events', 'PutEvents', {
    Entries: [{ Source, DetailType: 'Sold', Detail: JSON.stringify({ n }) }],
  });
const replay = (more: object = {}) =>
  cloud.call('events', 'StartReplay', {
    ReplayName: 'again',
    EventSourceArn: `arn:aws:events:${account}:archive/all`,
    EventStartTime: new Date('2025-01-01'),
    EventEndTime: new Date('2027-01-01'),
    Destination: { Arn: bus },
    ...more,
  });
const state = () => cloud.call('events', 'DescribeReplay', { ReplayName: 'again' });

/** A queue that a rule fills. @returns the events that it has been sent */
function queue(name: string): () => { detail: { n: number }; 'replay-name'?: string }[] {
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: name });
  cloud.call('events', 'PutRule', { Name: name, EventPattern: '{"source":["shop"]}' });
  const Arn = `arn:aws:sqs:${account}:${name}`;
  const Statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: Arn };
  cloud.call('sqs', 'SetQueueAttributes', {
    QueueUrl,
    Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [Statement] }) },
  });
  cloud.call('events', 'PutTargets', { Rule: name, Targets: [{ Id: 'q', Arn }] });
  return () => {
    const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }) as {
      Messages?: { Body: string }[];
    };
    return Messages.map(({ Body }) => JSON.parse(Body));
  };
}

describe('an archive', () => {
  test('keeps what its pattern matches, for as many days as it says', () => {
    archive({ EventPattern: '{"source":["shop"]}', RetentionDays: 7 });
    send(1);
    send(2, 'other');
    expect(described()).toMatchObject({
      ArchiveArn: `arn:aws:events:${account}:archive/all`,
      State: 'ENABLED',
      EventCount: 1,
      SizeBytes: expect.any(Number),
      RetentionDays: 7,
      EventPattern: '{"source":["shop"]}',
    });
    expect(described().SizeBytes).toBeGreaterThan(100);
    cloud.advance(6 * dayMs);
    cloud.restart();
    send(3);
    expect(described().EventCount).toBe(2);
    cloud.advance(2 * dayMs);
    expect(described().EventCount).toBe(1);
  });

  test('is changed, listed and deleted with its events', () => {
    archive();
    archive({ ArchiveName: 'other' });
    send(1);
    cloud.call('events', 'UpdateArchive', { ArchiveName: 'all', Description: 'b', RetentionDays: 3 });
    expect(described()).toMatchObject({ Description: 'b', RetentionDays: 3, EventCount: 1 });
    const list = (asked: object = {}) => cloud.call('events', 'ListArchives', asked);
    const first = list({ Limit: 1 });
    expect(first.Archives!.map(({ ArchiveName }) => ArchiveName)).toEqual(['all']);
    expect(list({ NextToken: first.NextToken }).Archives).toMatchObject([{ ArchiveName: 'other' }]);
    expect(list({ NamePrefix: 'o' }).Archives).toMatchObject([{ ArchiveName: 'other' }]);
    expect(list({ State: 'DISABLED' }).Archives).toEqual([]);
    cloud.call('events', 'DeleteArchive', { ArchiveName: 'all' });
    archive();
    expect(described().EventCount).toBe(0);
  });

  test.each([
    [{}, 'ResourceAlreadyExistsException: Archive all already exists.'],
    [
      { ArchiveName: 'b', EventSourceArn: bus.replace('default', 'none') },
      'ResourceNotFoundException: Event bus none does not exist.',
    ],
    [{ ArchiveName: 'b', EventPattern: '{}' }, 'InvalidEventPatternException'],
  ])('is not made of %j', (given, fault) => {
    archive();
    expect(faultOf(() => archive(given))).toContain(fault);
  });

  test('that is not there is nowhere', () => {
    expect(faultOf(() => described())).toBe('ResourceNotFoundException: Archive all does not exist.');
    const ask = () => cloud.call('events', 'ListArchives', { NamePrefix: 'a', State: 'ENABLED' });
    expect(faultOf(ask)).toContain('At most one filter is allowed for ListArchives.');
  });
});

describe('a replay', () => {
  test('sends the events of a time to the rules of their bus once more, and says so in them', () => {
    archive();
    for (const n of [1, 2, 3]) {
      send(n);
      cloud.advance(60_000);
    }
    const received = queue('late');
    const EventStartTime = new Date('2026-01-01T00:01:00Z');
    expect(replay({ EventStartTime })).toMatchObject({ State: 'STARTING' });
    cloud.advance(1_000);
    const [second, third] = received();
    expect([second, third]).toMatchObject([
      { detail: { n: 2 }, 'replay-name': 'again', time: '2026-01-01T00:01:00Z' },
      { detail: { n: 3 }, 'replay-name': 'again' },
    ]);
    expect(state()).toMatchObject({
      State: 'COMPLETED',
      ReplayArn: `arn:aws:events:${account}:replay/again`,
      EventLastReplayedTime: new Date('2026-01-01T00:02:00Z'),
      Destination: { Arn: bus },
    });
    // They are not archived again.
    expect(described().EventCount).toBe(3);
    const list = (asked: object) => cloud.call('events', 'ListReplays', asked).Replays;
    expect(list({ State: 'COMPLETED' })).toMatchObject([{ ReplayName: 'again' }]);
    expect(list({ State: 'RUNNING' })).toEqual([]);
  });

  test('may be for some rules only', () => {
    archive();
    const [one, other] = [queue('one'), queue('other')];
    send(1);
    expect([one(), other()].map(({ length }) => length)).toEqual([1, 1]);
    const FilterArns = [`arn:aws:events:${account}:rule/one`];
    replay({ Destination: { Arn: bus, FilterArns } });
    cloud.advance(1_000);
    expect([one(), other()].map(({ length }) => length)).toEqual([1, 0]);
  });

  test('is cancelled while it has not ended', () => {
    archive();
    send(1);
    const received = queue('late');
    replay();
    const cancel = () => cloud.call('events', 'CancelReplay', { ReplayName: 'again' });
    expect(cancel().State).toBe('CANCELLING');
    cloud.advance(5_000);
    expect([state().State, received()]).toEqual(['CANCELLED', []]);
    expect(faultOf(cancel)).toBe(
      'IllegalStatusException: Replay again is not in a valid state for this operation.',
    );
  });

  test('is cancelled while it runs, and sends no more', () => {
    archive();
    for (let n = 0; n < 150; n++) send(n);
    queue('late');
    const { QueueUrl } = cloud.call('sqs', 'GetQueueUrl', { QueueName: 'late' }) as { QueueUrl: string };
    const sent = () =>
      cloud.call('sqs', 'GetQueueAttributes', {
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }).Attributes;
    replay();
    cloud.advance(1_050);
    expect(state().State).toBe('RUNNING');
    cloud.call('events', 'CancelReplay', { ReplayName: 'again' });
    cloud.advance(5_000);
    expect(state().State).toBe('CANCELLED');
    expect(sent()).toEqual({ ApproximateNumberOfMessages: '100' });
  });

  test.each([
    [{}, 'ResourceAlreadyExistsException: Replay again already exists.'],
    [{ EventSourceArn: bus }, 'EventSourceArn is not valid. Reason: Must contain an archive ARN.'],
    [
      { EventSourceArn: `arn:aws:events:${account}:archive/none` },
      'EventSourceArn is not valid. Reason: Archive none does not exist.',
    ],
    [{ Destination: { Arn: 'arn:aws:sqs:a:b:c' } }, 'Destination.Arn is not valid. Reason: Must contain an'],
    [{ Destination: { Arn: `${bus}s` } }, 'Reason: Cross event bus replay is not permitted.'],
    [
      { Destination: { Arn: bus, FilterArns: [`arn:aws:events:${account}:rule/orders/other`] } },
      'Destination.FilterArns is not valid.',
    ],
    [
      { EventEndTime: new Date('2020-01-01') },
      'EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
    ],
  ])('is not made of %j', (given, fault) => {
    archive();
    replay();
    expect(faultOf(() => replay(given))).toContain(fault);
  });
});
