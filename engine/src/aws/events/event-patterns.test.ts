// AWS's documented operators, a case each way, and the edges that its tests record.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { events } from './index.ts';

let cloud: Rehearsal;
beforeAll(() => {
  cloud = rehearse({ services: [events] });
});
afterAll(() => cloud[Symbol.dispose]());

const envelope = {
  id: '1',
  account: '000000000000',
  source: 's',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  'detail-type': 't',
};
const result = (pattern: object, detail: object) =>
  cloud.call('events', 'TestEventPattern', {
    EventPattern: JSON.stringify({ detail: pattern }),
    Event: JSON.stringify({ ...envelope, detail }),
  }).Result;

/** A pattern of `detail`, details that match it, and some that do not. */
type Row = readonly [pattern: object, matching: readonly object[], others: readonly object[]];

const operators: Readonly<Record<string, readonly Row[]>> = {
  values: [
    [
      { a: ['x', 'y'] },
      [{ a: 'x' }, { a: 'y' }, { a: ['z', 'y'] }],
      [{ a: 'z' }, { a: 'X' }, {}, { b: 'x' }],
    ],
    [{ a: ['x'], b: [1] }, [{ a: 'x', b: 1, c: 0 }], [{ a: 'x' }, { a: 'x', b: '1' }]],
    [{ a: [300] }, [{ a: 300 }, { a: 3.0e2 }], [{ a: '300' }, { a: 301 }]],
    [{ a: [true] }, [{ a: true }], [{ a: 'true' }, { a: false }]],
    [{ a: [''] }, [{ a: '' }], [{ a: null }, { a: ' ' }]],
    [{ a: [null] }, [{ a: null }, { a: [null] }], [{ a: '' }, {}, { a: [] }]],
    [{ a: { b: { c: ['x'] } } }, [{ a: { b: { c: 'x' } } }], [{ a: { b: 'x' } }, { a: 'x' }]],
  ],
  prefix: [
    [
      { t: [{ prefix: '2026-01' }] },
      [{ t: '2026-01-31' }, { t: '2026-01' }],
      [{ t: '2026-02-01' }, { t: 2026 }],
    ],
    [
      { t: [{ prefix: { 'equals-ignore-case': 'EventB' } }] },
      [{ t: 'EVENTBRIDGE' }, { t: 'eventb' }],
      [{ t: 'event' }],
    ],
    [{ t: [{ prefix: '' }] }, [{ t: '' }, { t: 'x' }], [{ t: 1 }, {}]],
  ],
  suffix: [
    [{ f: [{ suffix: '.png' }] }, [{ f: 'a.png' }, { f: '.png' }], [{ f: 'a.PNG' }, { f: 'a.png.zip' }]],
    [
      { f: [{ suffix: { 'equals-ignore-case': '.png' } }] },
      [{ f: 'a.PNG' }, { f: 'a.pNg' }],
      [{ f: 'a.jpg' }],
    ],
    [{ f: [{ suffix: '' }] }, [{ f: '' }, { f: 'x' }], [{ f: null }]],
  ],
  'equals-ignore-case': [
    [
      { t: [{ 'equals-ignore-case': 'alice' }] },
      [{ t: 'ALICE' }, { t: 'Alice' }],
      [{ t: 'alices' }, { t: 1 }],
    ],
  ],
  wildcard: [
    [
      { p: [{ wildcard: 'dir/*.png' }] },
      [{ p: 'dir/a.png' }, { p: 'dir/sub/a.png' }, { p: 'dir/.png' }],
      [{ p: 'other/a.png' }, { p: 'dir/a.jpg' }],
    ],
    [{ p: [{ wildcard: '*-*-x' }] }, [{ p: 'a-b-x' }, { p: '--x' }], [{ p: 'a-x' }]],
    [{ p: [{ wildcard: 'a\\*b' }] }, [{ p: 'a*b' }], [{ p: 'axb' }]],
    [{ p: [{ wildcard: 'a\\\\*' }] }, [{ p: 'a\\' }, { p: 'a\\b' }], [{ p: 'ab' }]],
    [{ p: [{ wildcard: 'a?c' }] }, [{ p: 'a?c' }], [{ p: 'abc' }]],
    [{ p: [{ wildcard: '' }] }, [{ p: '' }], [{ p: 'x' }]],
  ],
  'anything-but': [
    [
      { s: [{ 'anything-but': 'x' }] },
      [{ s: 'y' }, { s: null }, { s: 1 }, { s: ['x', 'y'] }],
      [{ s: 'x' }, {}],
    ],
    [{ s: [{ 'anything-but': 100 }] }, [{ s: 99 }, { s: '100' }], [{ s: 100 }]],
    [{ s: [{ 'anything-but': ['x', 'y'] }] }, [{ s: 'z' }], [{ s: 'x' }, { s: 'y' }, {}]],
    [{ s: [{ 'anything-but': [100, 200] }] }, [{ s: 300 }], [{ s: 200 }]],
    [
      { s: [{ 'anything-but': { 'equals-ignore-case': 'init' } }] },
      [{ s: 'run' }, { s: 'initial' }],
      [{ s: 'INIT' }, { s: 'init' }],
    ],
    [
      { s: [{ 'anything-but': { 'equals-ignore-case': ['init', 'stop'] } }] },
      [{ s: 'run' }],
      [{ s: 'Stop' }, { s: 'INIT' }],
    ],
    [{ s: [{ 'anything-but': { prefix: 'init' } }] }, [{ s: 'run' }, { s: null }], [{ s: 'initial' }, {}]],
    [
      { s: [{ 'anything-but': { prefix: ['init', 'err'] } }] },
      [{ s: 'run' }],
      [{ s: 'error' }, { s: 'init' }],
    ],
    [{ s: [{ 'anything-but': { suffix: '.txt' } }] }, [{ s: 'a.png' }], [{ s: 'a.txt' }]],
    [{ s: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }] }, [{ s: 'a.png' }], [{ s: 'a.rtf' }]],
    [{ s: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, [{ s: 'a/bin/b' }], [{ s: 'a/lib/b' }]],
    [{ s: [{ 'anything-but': { wildcard: ['*/lib/*', '*/bin/*'] } }] }, [{ s: 'a' }], [{ s: 'a/bin/b' }]],
  ],
  numeric: [
    [
      { n: [{ numeric: ['>', 0, '<=', 5] }] },
      [{ n: 0.1 }, { n: 5 }],
      [{ n: 0 }, { n: 5.1 }, { n: '3' }, { n: null }],
    ],
    [{ n: [{ numeric: ['<', 10] }] }, [{ n: 9 }, { n: -1e9 }], [{ n: 10 }, {}]],
    [{ n: [{ numeric: ['=', 301.8] }] }, [{ n: 301.8 }, { n: 3.018e2 }], [{ n: 301 }]],
    [{ n: [{ numeric: ['>=', 1] }] }, [{ n: 1 }, { n: [0, 2] }], [{ n: 0 }]],
  ],
  cidr: [
    [
      { ip: [{ cidr: '10.0.0.0/24' }] },
      [{ ip: '10.0.0.0' }, { ip: '10.0.0.255' }],
      [{ ip: '10.0.1.0' }, { ip: 'x' }],
    ],
    [
      { ip: [{ cidr: '2001:db8::/32' }] },
      [{ ip: '2001:db8::1' }],
      [{ ip: '2001:db9::1' }, { ip: '10.0.0.1' }],
    ],
    [{ ip: [{ cidr: '10.1.2.3/32' }] }, [{ ip: '10.1.2.3' }], [{ ip: '10.1.2.4' }]],
  ],
  exists: [
    [
      { a: { b: [{ exists: true }] } },
      [{ a: { b: '' } }, { a: { b: null } }, { a: { b: [0] } }],
      [{ a: {} }, {}],
    ],
    // Only leaves exist: neither objects nor empty lists.
    [{ a: [{ exists: true }] }, [{ a: 1 }], [{ a: { b: 1 } }, { a: [] }]],
    [
      { a: { b: [{ exists: false }] } },
      [{ a: { c: 1 } }, {}, { a: 1 }],
      [{ a: { b: null } }, { a: { b: 1 } }],
    ],
    [{ a: ['x', { exists: false }] }, [{ a: 'x' }, {}], [{ a: 'y' }]],
  ],
  $or: [
    [{ $or: [{ a: ['x'] }, { b: [{ numeric: ['<', 5] }] }] }, [{ a: 'x' }, { b: 4 }], [{ a: 'y', b: 5 }, {}]],
    [{ c: [1], $or: [{ a: ['x'] }, { b: ['y'] }] }, [{ c: 1, b: 'y' }], [{ a: 'x' }, { c: 1 }]],
    [
      { $or: [{ a: ['x'], b: ['y'] }, { $or: [{ c: [1] }, { d: [2] }] }] },
      [{ a: 'x', b: 'y' }, { d: 2 }],
      [{ a: 'x' }, { c: 2 }],
    ],
    [
      { $or: [{ a: { b: [{ exists: false }] } }, { c: [1] }] },
      [{}, { a: { b: 1 }, c: 1 }],
      [{ a: { b: 1 } }],
    ],
  ],
  'lists of objects': [
    [{ l: { id: [2] } }, [{ l: [{ id: 1 }, { id: 2 }] }], [{ l: [{ id: 1 }] }, { l: [] }]],
    // All of it in one of them.
    [{ l: { a: [1], b: [2] } }, [{ l: [{ a: 1, b: 2 }] }], [{ l: [{ a: 1 }, { b: 2 }] }]],
    [{ l: { id: [{ exists: true }] } }, [{ l: [{}, { id: 1 }] }], [{ l: [{}, {}] }]],
    [{ l: { id: [{ exists: false }] } }, [{ l: [{}, { x: 1 }] }, {}], [{ l: [{}, { id: 1 }] }]],
  ],
  'paths with dots': [
    [{ 'state.status': ['x'] }, [{ state: { status: 'x' } }, { 'state.status': 'x' }], [{ state: 'x' }]],
    [{ state: { status: ['x'] } }, [{ 'state.status': 'x' }], [{ status: 'x' }]],
    [{ a: { b: ['x'] }, 'a.c': ['y'] }, [{ a: { b: 'x', c: 'y' } }], [{ a: { b: 'x' } }]],
  ],
};

describe.each(Object.entries(operators))('%s', (_name, rows) => {
  test.each(rows)('%j', (pattern, matching, others) => {
    expect(matching.filter((detail) => !result(pattern, detail))).toEqual([]);
    expect(others.filter((detail) => result(pattern, detail))).toEqual([]);
  });
});

test('a path of any length is read', () => {
  const path = Array.from({ length: 50_000 }, () => 'a').join('.');
  expect(result({ b: ['x'] }, { b: 'x', [path]: 'y' })).toBe(true);
});

test('every part of an event can be matched', () => {
  const Event = JSON.stringify({
    ...envelope,
    source: 'aws.ec2',
    'detail-type': 'EC2 Instance State-change Notification',
    resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-1'],
    detail: { state: 'terminated' },
  });
  const EventPattern = JSON.stringify({
    source: ['aws.ec2'],
    'detail-type': ['EC2 Instance State-change Notification'],
    resources: [{ wildcard: '*:instance/i-1' }],
    detail: { state: ['terminated'] },
  });
  expect(cloud.call('events', 'TestEventPattern', { EventPattern, Event }).Result).toBe(true);
});

describe('refused are', () => {
  test.each([
    ['{"a":"x"}', '"a" must be an object or an array'],
    ['{"a":[]}', 'Empty arrays are not allowed'],
    ['{}', 'Empty objects are not allowed'],
    ['[]', 'Filter is not an object\n at [Source: (String)"[]"; line: 1, column: 2]'],
    ['{"a":[["x"]]}', 'Match value must be String, number, true, false, or null'],
    ['{"a":[{"like":"x"}]}', 'Unrecognized match type like'],
    ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression'],
    ['{"a":[{"prefix":1}]}', 'prefix match pattern must be a string'],
    ['{"a":[{"suffix":["x"]}]}', 'suffix match pattern must be a string'],
    ['{"a":[{"equals-ignore-case":["x"]}]}', 'equals-ignore-case match pattern must be a string'],
    ['{"a":[{"wildcard":1}]}', 'wildcard match pattern must be a string'],
    ['{"a":[{"wildcard":"a**"}]}', 'Consecutive wildcard characters at pos 3'],
    ['{"a":[{"exists":"yes"}]}', 'exists match pattern must be either true or false.'],
    ['{"a":[{"numeric":5}]}', 'Value of numeric must be an array.'],
    ['{"a":[{"numeric":["<","5"]}]}', 'Value of < must be numeric'],
    ['{"a":[{"numeric":["<",5000000001]}]}', 'Value must be between -5000000000 and 5000000000, inclusive'],
    ['{"$or":[{"a":["x"]}]}', 'Unrecognized match type a'],
    ['{"a":[{"numeric":[">",1,">",5]}]}', 'Bad numeric range operator: >'],
    [
      '{"a":[{"anything-but":true}]}',
      'Value of anything-but must be an array or single string/number value.',
    ],
    ['{"a":[{"anything-but":[null]}]}', 'Inside anything but list, start|null|boolean is not supported.'],
    ['{"a":[{"anything-but":{"prefix":""}}]}', 'Null prefix/suffix not allowed'],
    ['{"a":[{"anything-but":{"prefix":1}}]}', 'prefix/suffix match pattern must be a string'],
    [
      '{"a":[{"anything-but":{"equals-ignore-case":[1]}}]}',
      'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    ],
    ['{"a":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
    ['{"a":[{"cidr":"10.0.0.0/x"}]}', 'Malformed CIDR, mask bits must be an integer'],
    ['{"a":[{"cidr":"xx.11.xx/8"}]}', 'Nonstandard IP address: xx.11.xx'],
  ])('%s', (EventPattern, reason) => {
    let message = '';
    try {
      cloud.call('events', 'TestEventPattern', { EventPattern, Event: '{}' });
    } catch (error) {
      message = error instanceof AwsFault ? `${error.code}: ${error.message}` : String(error);
    }
    expect(message).toBe(`InvalidEventPatternException: Event pattern is not valid. Reason: ${reason}`);
  });

  test('more than a thousand combinations of $or', () => {
    const of = (field: string) => ({ $or: Array.from({ length: 11 }, (_, at) => ({ [field]: [at] })) });
    const nested = (fields: string[]): object =>
      Object.fromEntries(fields.map((field) => [field, of(field)]));
    expect(result(nested(['a', 'b']), {})).toBe(false);
    expect(() => result(nested(['a', 'b', 'c']), {})).toThrow('combinations of $or');
  });

  test.each([
    ['[]'],
    ['no'],
    ...Object.keys(envelope).map((name) => [JSON.stringify({ ...envelope, [name]: undefined })]),
  ])('the event %s', (Event) => {
    expect(() => cloud.call('events', 'TestEventPattern', { EventPattern: '{"a":["x"]}', Event })).toThrow(
      'Parameter Event is not valid.',
    );
  });
});
