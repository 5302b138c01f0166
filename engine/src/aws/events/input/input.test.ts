import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionRequest } from '../../../kernel/action.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { events } from '../index.ts';
import { parsePath, valueAt } from './json-path.ts';

let cloud: Rehearsal;
let performed: ActionRequest[];
beforeEach(() => {
  performed = [];
  const targets = standInService({
    id: 'sts',
    operations: {},
    actionTargets: [
      {
        owns: () => true,
        perform(request) {
          performed.push(request);
          return { status: 'performed' };
        },
      },
    ],
  });
  cloud = rehearse({ services: [events, targets] });
  cloud.call('events', 'PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });
});
afterEach(() => cloud[Symbol.dispose]());

const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const detail = {
  item: 'hat',
  count: 3,
  sizes: ['S', 'M'],
  of: { shop: 'a-1' },
  parts: [{ id: 1 }, { id: 2 }],
};
/** What the target is sent of an event with that detail. */
function sent(target: object, Arn = queue): unknown {
  cloud.call('events', 'PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn, ...target }] });
  const Entries = [{ Source: 'shop', DetailType: 'Sold', Detail: JSON.stringify(detail) }];
  cloud.call('events', 'PutEvents', { Entries });
  return performed[0]?.message;
}
const transformed = (InputTemplate: string, InputPathsMap: Record<string, string> = {}, arn?: string) =>
  sent({ InputTransformer: { InputTemplate, InputPathsMap } }, arn);

describe('a target is sent', () => {
  test('a part of the event', () => {
    expect(sent({ InputPath: '$.detail.of' })).toEqual({ shop: 'a-1' });
  });

  test('a constant; a text with its quotation marks, but to a function', () => {
    expect(sent({ Input: '{"a":1}' })).toEqual({ a: 1 });
    performed = [];
    expect(sent({ Input: '"hello"' })).toBe('"hello"');
    performed = [];
    expect(sent({ Input: '"hello"' }, 'arn:aws:lambda:us-east-1:000000000000:function:f')).toBe('hello');
  });

  test('JSON that a template makes, with values of their kinds', () => {
    expect(
      transformed(
        '{"what": <item>, "n": <count>, "sizes": <sizes>, "text": "<item>: <count> of <sizes>", "no": <no>}',
        {
          item: '$.detail.item',
          count: '$.detail.count',
          sizes: '$.detail.sizes',
          no: '$.detail.none',
        },
      ),
    ).toEqual({ what: 'hat', n: 3, sizes: ['S', 'M'], text: 'hat: 3 of [S,M]', no: '' });
  });

  test('a text that a template makes, in one line or several', () => {
    expect(
      transformed('"<count> × <item> by <of><none>"', {
        item: '$.detail.item',
        count: '$.detail.count',
        of: '$.detail.of',
        none: '$.detail.none',
      }),
    ).toBe('"3 × hat by {shop:a-1}"');
    performed = [];
    expect(transformed('"Sold:"\n"<item>"', { item: '$.detail.item' })).toBe('"Sold:"\n"hat"');
  });

  test('what the rule and the event are', () => {
    expect(
      transformed(
        '{"rule":"<aws.events.rule-name>","arn":<aws.events.rule-arn>,"at":<aws.events.event.ingestion-time>,"event":<aws.events.event>,"all":<aws.events.event.json>}',
      ),
    ).toEqual({
      rule: 'r',
      arn: 'arn:aws:events:us-east-1:000000000000:rule/r',
      at: '2026-01-01T00:00:00Z',
      event: expect.not.objectContaining({ detail: expect.anything() }),
      all: expect.objectContaining({ source: 'shop', detail }),
    });
  });

  test('a value whose quotation marks stay JSON', () => {
    cloud.call('events', 'PutTargets', {
      Rule: 'r',
      Targets: [
        {
          Id: 't',
          Arn: queue,
          InputTransformer: {
            InputPathsMap: { m: '$.detail.m' },
            InputTemplate: '{"m":"said <m>","raw":<m>}',
          },
        },
      ],
    });
    const Detail = JSON.stringify({ m: 'he "hesitated"\n' });
    cloud.call('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'd', Detail }] });
    expect(performed[0]?.message).toEqual({ m: 'said he "hesitated"\n', raw: 'he "hesitated"\n' });
  });

  test('nothing when the template makes no JSON', () => {
    expect(transformed('{"a": <item>', { item: '$.detail.item' })).toBeUndefined();
    expect(cloud.log).toEqual([`The rule r sent nothing to ${queue}: its template does not make JSON`]);
  });
});

test('a template without the path of its placeholder, and a path that is none, are refused', () => {
  expect(() => transformed('"<who>"')).toThrow(
    'InputTemplate for target t contains invalid placeholder who.',
  );
  expect(() => transformed('"<who>"', { who: 'detail.who' })).toThrow('InputPath for target t is invalid.');
  expect(() => sent({ InputPath: 'detail' })).toThrow('InputPath for target t is invalid.');
});

test.each([
  ['$', detail],
  ['$.item', 'hat'],
  ["$['item']", 'hat'],
  ['$.sizes[1]', 'M'],
  ['$.parts[0].id', 1],
  ['$.parts[*].id', [1, 2]],
  ['$.of.shop', 'a-1'],
  ['$.none.deeper', undefined],
  ['$.constructor', undefined],
])('the path %s', (path, value) => {
  expect(valueAt(path, detail)).toEqual(value);
});

test.each(['item', '$item', '$..item', '$.a['])('%s is no path', (path) => {
  expect(parsePath(path)).toBeUndefined();
});

test('an event has the time that its sender gives it; one for another bus is dropped', () => {
  cloud.call('events', 'PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn: queue }] });
  const entry = { Source: 'shop', DetailType: 'd', Detail: '{}' };
  const answer = cloud.call('events', 'PutEvents', {
    Entries: [
      { ...entry, EventBusName: 'other' },
      { ...entry, Time: new Date('2025-05-05T05:05:05.500Z') },
      { ...entry, Detail: '[]' },
    ],
  });
  expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    undefined,
    'MalformedDetail',
  ]);
  expect(performed).toHaveLength(1);
  expect(performed[0]?.message).toMatchObject({ time: '2025-05-05T05:05:05Z' });
  expect(cloud.log).toEqual(['An event of shop was dropped: there is no event bus other']);
});
