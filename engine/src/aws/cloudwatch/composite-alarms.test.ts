import { describe, expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import type { Input } from '../../kernel/operation-types.ts';
import { parseRule } from './composite/rule.ts';
import { actionArn, putAlarm, rehearseAlarms, setState } from './testing/alarms.ts';

const minute = 60_000;
type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};

describe('a rule', () => {
  const states: Record<string, State> = { up: 'OK', down: 'ALARM', 'new one': 'INSUFFICIENT_DATA' };
  test.each([
    ['ALARM(down)', true],
    ['ALARM("down")', true],
    ['ALARM(arn:aws:cloudwatch:us-east-1:000000000000:alarm:down)', true],
    ['OK(down)', false],
    ['INSUFFICIENT_DATA("new one")', true],
    ['NOT ALARM(up)', true],
    ['NOT NOT ALARM(up)', false],
    ['TRUE', true],
    ['FALSE', false],
    ['ALARM(up) OR ALARM(down)', true],
    ['ALARM(up) AND ALARM(down)', false],
    // AND binds closer than OR.
    ['TRUE OR FALSE AND FALSE', true],
    ['(TRUE OR FALSE) AND FALSE', false],
    ['AT_LEAST(1, ALARM, (up, down, "new one"))', true],
    ['AT_LEAST(2, ALARM, (up, down, "new one"))', false],
    ['AT_LEAST(2, NOT ALARM, (up, down, "new one"))', true],
    ['AT_LEAST(50%, NOT OK, (up, down, "new one"))', true],
    ['AT_LEAST(100%, OK, (up, down))', false],
    // What does not exist is in no state.
    ['ALARM(unknown)', false],
  ])('%s is %s', (rule, expected) => {
    expect(parseRule(rule).holds((name) => states[name])).toBe(expected);
  });

  test.each([
    ['', 'Unexpected end of rule'],
    ['down', 'Unexpected down'],
    ['ALARM(down', 'Unexpected end of rule, expected )'],
    ['ALARM()', 'Unexpected )'],
    ['ALARM(a) ALARM(b)', 'Unexpected ALARM'],
    ['AT_LEAST(3, ALARM, (a, b))', 'AT_LEAST takes between 1 and 2 of 2 alarms'],
    ['ALARM("down', 'a quotation mark is not closed'],
    [`${'('.repeat(200)}TRUE${')'.repeat(200)}`, 'it is nested too deeply'],
  ])('%s is refused', (rule, expected) => {
    expect(() => parseRule(rule)).toThrow(`Error in AlarmRule: ${expected}`);
  });
});

function rehearseComposite(more: Partial<Input<'cloudwatch', 'PutCompositeAlarm'>> = {}) {
  const rehearsal = rehearseAlarms();
  const { cloud } = rehearsal;
  // Their metrics have no data: they keep the state that is set.
  for (const AlarmName of ['a', 'b', 'quiet'])
    putAlarm(cloud, { AlarmName, TreatMissingData: 'ignore', MetricName: AlarmName });
  cloud.settle();
  const set = (name: string, state: State) => {
    setState(cloud, state, { AlarmName: name });
    cloud.settle();
  };
  for (const name of ['a', 'b', 'quiet']) set(name, 'OK');
  cloud.call('cloudwatch', 'PutCompositeAlarm', {
    AlarmName: 'both',
    AlarmRule: 'ALARM(a) AND ALARM("b")',
    AlarmActions: [actionArn],
    ...more,
  });
  cloud.settle();
  const both = () =>
    cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNames: ['both'], AlarmTypes: ['CompositeAlarm'] })
      .CompositeAlarms![0]!;
  return { ...rehearsal, set, both };
}

test('a composite alarm follows the states of its alarms, says which one it followed, and acts once', () => {
  const { both, set, triggered, published } = rehearseComposite();
  expect(both()).toMatchObject({
    StateValue: 'OK',
    StateReason:
      'arn:aws:cloudwatch:us-east-1:000000000000:alarm:both was created and its alarm rule evaluates to OK',
    AlarmRule: 'ALARM(a) AND ALARM("b")',
  });
  set('a', 'ALARM');
  expect(both().StateValue).toBe('OK');
  set('b', 'ALARM');
  expect(both()).toMatchObject({
    StateValue: 'ALARM',
    StateReason: expect.stringMatching(
      /:alarm:[ab] transitioned to ALARM at Thursday 01 January, 2026 00:00:00 UTC$/,
    ),
  });
  set('b', 'OK');
  expect(both().StateValue).toBe('OK');
  expect(triggered).toMatchObject([
    { arn: actionArn, isNew: true, message: { AlarmName: 'both', AlarmRule: 'ALARM(a) AND ALARM("b")' } },
  ]);
  const own = published.filter(({ detail }) => detail.alarmName === 'both');
  expect(own.map(({ detail }) => detail.state.value)).toEqual(['OK', 'ALARM', 'OK']);
  expect(own[0]!.detail.configuration).toEqual({ alarmRule: 'ALARM(a) AND ALARM("b")' });
});

test('composite alarms are listed by type, by parent and by child, and only when they are asked for', () => {
  const { cloud } = rehearseComposite();
  cloud.call('cloudwatch', 'PutCompositeAlarm', { AlarmName: 'above', AlarmRule: 'ALARM(both)' });
  const names = (input: object) => {
    const { MetricAlarms = [], CompositeAlarms = [] } = cloud.call('cloudwatch', 'DescribeAlarms', input);
    return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName);
  };
  expect(names({})).toEqual(['a', 'b', 'quiet']);
  expect(names({ AlarmTypes: ['CompositeAlarm'] })).toEqual(['above', 'both']);
  expect(names({ ChildrenOfAlarmName: 'both' })).toEqual(['a', 'b']);
  expect(names({ ParentsOfAlarmName: 'both' })).toEqual(['above']);
  const history = cloud.call('cloudwatch', 'DescribeAlarmHistory', { AlarmTypes: ['CompositeAlarm'] });
  expect(new Set(history.AlarmHistoryItems!.map((one) => `${one.AlarmName} ${one.AlarmType}`))).toEqual(
    new Set(['both CompositeAlarm', 'above CompositeAlarm']),
  );
});

test('an alarm that a composite alarm needs is not deleted before it', () => {
  const { cloud } = rehearseComposite();
  const remove = (...AlarmNames: string[]) =>
    faultOf(() => cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames }));
  expect(remove('a')).toBe(
    'ValidationError: Cannot delete a as there are composite alarm(s) depending on it. both',
  );
  expect([remove('a', 'both'), remove('b')]).toEqual([undefined, undefined]);
});

test.each([
  [
    { AlarmRule: 'ALARM(none)' },
    'ValidationError: Could not save the composite alarm as alarms [none] in the alarm rule do not exist',
  ],
  [{ AlarmRule: 'ALARM(' }, 'ValidationError: Error in AlarmRule: Unexpected end of rule'],
  [{ AlarmName: 'a' }, 'ValidationError: A metric alarm with the name a exists already.'],
  [
    { ActionsSuppressor: 'quiet', ActionsSuppressorExtensionPeriod: 1 },
    'MissingParameter: The parameter ActionsSuppressorWaitPeriod is required with ActionsSuppressor.',
  ],
  [
    { AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] },
    'ValidationError: Invalid use of action arn:aws:automate:us-east-1:ec2:stop: composite alarms have no EC2 or Auto Scaling actions.',
  ],
])('a composite alarm with %j is refused', (change, expected) => {
  const { cloud } = rehearseComposite();
  expect(
    faultOf(() =>
      cloud.call('cloudwatch', 'PutCompositeAlarm', { AlarmName: 'new', AlarmRule: 'TRUE', ...change }),
    ),
  ).toBe(expected);
});

test('composite alarms that depend on each other in a circle are not evaluated', () => {
  const { cloud, both } = rehearseComposite();
  cloud.call('cloudwatch', 'PutCompositeAlarm', { AlarmName: 'above', AlarmRule: 'NOT ALARM(both)' });
  cloud.call('cloudwatch', 'PutCompositeAlarm', { AlarmName: 'both', AlarmRule: 'ALARM(above)' });
  cloud.settle();
  const before = both().StateValue;
  cloud.advance(minute);
  expect(both().StateValue).toBe(before);
});

describe('a suppressor', () => {
  const suppressor = {
    AlarmRule: 'ALARM(a)',
    ActionsSuppressor: 'quiet',
    ActionsSuppressorWaitPeriod: 60,
    ActionsSuppressorExtensionPeriod: 120,
  };

  test('in ALARM keeps actions back, and for the extension period after it', () => {
    const { cloud, both, set, triggered } = rehearseComposite(suppressor);
    set('quiet', 'ALARM');
    set('a', 'ALARM');
    expect([both().StateValue, both().ActionsSuppressedBy, triggered]).toEqual(['ALARM', 'Alarm', []]);
    set('quiet', 'OK');
    expect(both().ActionsSuppressedBy).toBe('ExtensionPeriod');
    cloud.advance(2 * minute - 1);
    expect(triggered).toEqual([]);
    cloud.advance(1);
    expect(triggered).toMatchObject([{ arn: actionArn, message: { OldStateValue: 'OK' } }]);
    expect(both().ActionsSuppressedBy).toBeUndefined();
  });

  test('that stays quiet keeps actions back for the wait period alone', () => {
    const { cloud, both, set, triggered } = rehearseComposite(suppressor);
    set('a', 'ALARM');
    expect(both().ActionsSuppressedBy).toBe('WaitPeriod');
    cloud.advance(minute - 1);
    expect(triggered).toEqual([]);
    cloud.advance(1);
    expect(triggered).toHaveLength(1);
  });

  test('leaves nothing to do where the alarm is OK again by then', () => {
    const { cloud, set, triggered } = rehearseComposite({ ...suppressor, OKActions: [actionArn] });
    const before = triggered.length;
    set('quiet', 'ALARM');
    set('a', 'ALARM');
    set('a', 'OK');
    set('quiet', 'OK');
    cloud.advance(5 * minute);
    expect(triggered.slice(before)).toEqual([]);
  });
});
