import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionRequest } from '../../kernel/action.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { ecr } from '../ecr/index.ts';
import { events } from './index.ts';

let cloud: Rehearsal;
let performed: ActionRequest[];
beforeEach(() => {
  performed = [];
  const targets = standInService({
    id: 'sts',
    operations: {},
    actionTargets: [
      {
        owns: ({ service }) => service === 'sns',
        perform(request) {
          performed.push(request);
          return request.arn.endsWith('bad')
            ? { status: 'failed', reason: 'It is bad.' }
            : { status: 'performed' };
        },
      },
    ],
  });
  cloud = rehearse({ services: [events, ecr, targets] });
});
afterEach(() => cloud[Symbol.dispose]());

const target = (id: string) => ({ Id: id, Arn: `arn:aws:sns:us-east-1:000000000000:${id}` });
const put = (Name: string, pattern: object = { source: ['shop'] }, more: object = {}) =>
  cloud.call('events', 'PutRule', { Name, EventPattern: JSON.stringify(pattern), ...more });
const putTargets = (Rule: string, ...ids: string[]) =>
  cloud.call('events', 'PutTargets', { Rule, Targets: ids.map(target) });
const send = (detail: object = {}, Source = 'shop') =>
  cloud.call('events', 'PutEvents', {
    Entries: [{ Source, DetailType: 'Sold', Detail: JSON.stringify(detail), Resources: ['arn:a'] }],
  });

test('an event of a service or of a caller reaches the targets of the rules that it matches', () => {
  put('sold', { source: ['shop'], detail: { item: ['hat'] } });
  putTargets('sold', 'a', 'b');
  put('pushed', { source: ['aws.ecr'], detail: { 'action-type': ['PUSH'] } });
  putTargets('pushed', 'c');
  send({ item: 'hat' });
  send({ item: 'coat' });
  expect(performed.map(({ arn }) => arn.at(-1))).toEqual(['a', 'b']);
  expect(performed[0]).toMatchObject({
    source: 'arn:aws:events:us-east-1:000000000000:rule/sold',
    message: {
      source: 'shop',
      'detail-type': 'Sold',
      resources: ['arn:a'],
      account: '000000000000',
      region: 'us-east-1',
      time: '2026-01-01T00:00:00Z',
      detail: { item: 'hat' },
    },
  });
});

test('a disabled rule does nothing until it is enabled; a target that fails keeps none of the others', () => {
  put('r', undefined, { State: 'DISABLED' });
  putTargets('r', 'bad', 'good');
  send();
  cloud.call('events', 'EnableRule', { Name: 'r' });
  send();
  cloud.call('events', 'DisableRule', { Name: 'r' });
  send();
  expect(performed.map(({ arn }) => arn)).toEqual([target('bad').Arn, target('good').Arn]);
  expect(cloud.log).toEqual([]);
});

test('a rule is described, listed by prefix and page, found by its target, and deleted without targets', () => {
  for (const name of ['b', 'a1', 'a2']) put(name, undefined, { Description: name });
  putTargets('b', 'x', 'y');
  expect(cloud.call('events', 'DescribeRule', { Name: 'b' })).toMatchObject({
    Name: 'b',
    Arn: 'arn:aws:events:us-east-1:000000000000:rule/b',
    EventPattern: '{"source":["shop"]}',
    State: 'ENABLED',
    EventBusName: 'default',
    CreatedBy: '000000000000',
  });
  const first = cloud.call('events', 'ListRules', { Limit: 2 });
  const rest = cloud.call('events', 'ListRules', { NextToken: first.NextToken });
  expect([...first.Rules!, ...rest.Rules!].map(({ Name }) => Name)).toEqual(['a1', 'a2', 'b']);
  expect(cloud.call('events', 'ListRules', { NamePrefix: 'a' }).Rules).toHaveLength(2);
  const { RuleNames } = cloud.call('events', 'ListRuleNamesByTarget', { TargetArn: target('x').Arn });
  expect(RuleNames).toEqual(['b']);
  const page = cloud.call('events', 'ListTargetsByRule', { Rule: 'b', Limit: 1 });
  expect(page).toMatchObject({ Targets: [target('x')], NextToken: expect.any(String) });
  expect(() => cloud.call('events', 'DeleteRule', { Name: 'b' })).toThrow(
    "Rule can't be deleted since it has targets.",
  );
  cloud.call('events', 'RemoveTargets', { Rule: 'b', Ids: ['x', 'y'] });
  for (const _ of [1, 2]) cloud.call('events', 'DeleteRule', { Name: 'b' });
  expect(() => cloud.call('events', 'DescribeRule', { Name: 'b' })).toThrow(
    'Rule b does not exist on EventBus default.',
  );
});

test('rules have tags, which putting the rule again leaves as they are', () => {
  const { RuleArn: ResourceARN } = put('r', undefined, { Tags: [{ Key: 'a', Value: '1' }] });
  put('r', undefined, { Tags: [{ Key: 'a', Value: '2' }] });
  cloud.call('events', 'TagResource', { ResourceARN, Tags: [{ Key: 'b', Value: '1' }] });
  const tags = () => cloud.call('events', 'ListTagsForResource', { ResourceARN }).Tags;
  expect(tags()).toEqual([
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '1' },
  ]);
  cloud.call('events', 'UntagResource', { ResourceARN, TagKeys: ['a'] });
  expect(tags()).toEqual([{ Key: 'b', Value: '1' }]);
});

describe('refused are', () => {
  test.each([
    [{ EventPattern: '{}' }, 'Reason: Empty objects are not allowed'],
    [{ EventPattern: '[]' }, 'Reason: Filter is not an object'],
    [{ EventPattern: '{' }, 'Event pattern is not valid'],
    [{ EventPattern: '{"a":"b"}' }, 'Reason: "a" must be an object or an array'],
    [{ EventPattern: '{"a":[]}' }, 'Reason: Empty arrays are not allowed'],
    [{ EventPattern: '{"a":[{"like":"b"}]}' }, 'Reason: Unrecognized match type like'],
    [{ EventPattern: '{"a":["b"]}', EventBusName: 'own' }, 'Event bus own does not exist.'],
    [
      { EventPattern: JSON.stringify({ source: ['a'.repeat(2_048)] }) },
      'Parameter EventPattern for rule r exceeds limit of 2048.',
    ],
    [{ ScheduleExpression: 'daily' }, 'Parameter ScheduleExpression is not valid.'],
    [{ ScheduleExpression: 'rate(0 minutes)' }, 'Parameter ScheduleExpression is not valid.'],
    [{ ScheduleExpression: 'rate(1 minutes)' }, 'Parameter ScheduleExpression is not valid.'],
    [{ ScheduleExpression: 'rate(5 minute)' }, 'Parameter ScheduleExpression is not valid.'],
    [{ ScheduleExpression: 'cron(* * * * * *)' }, 'Parameter ScheduleExpression is not valid.'],
    [{ ScheduleExpression: 'at(2030-01-01T00:00:00)' }, 'Parameter ScheduleExpression is not valid.'],
    [{}, 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  ])('the rule %j', (rule, message) => {
    expect(() => cloud.call('events', 'PutRule', { Name: 'r', ...rule })).toThrow(message);
  });

  test('a permission that is not to put events', () => {
    const given = { StatementId: 'partner', Principal: '111122223333' };
    const put = (Action: string) => cloud.call('events', 'PutPermission', { ...given, Action });
    expect(() => put('events:PutRule')).toThrow("Provided value in parameter 'action' is not supported.");
    put('events:PutEvents');
  });

  test('more than five targets, and an input that is not JSON', () => {
    put('r');
    expect(() => putTargets('r', '1', '2', '3', '4', '5', '6')).toThrow('exceeds the maximum number');
    const Targets = [{ ...target('a'), Input: 'no' }];
    expect(() => cloud.call('events', 'PutTargets', { Rule: 'r', Targets })).toThrow(
      'JSON syntax error in input for target a.',
    );
  });

  test.each([
    [{ Arn: 'x' }, 'Parameter x is not valid. Reason: Provided Arn is not in correct format.'],
    [{ Input: '1', InputPath: '$.a' }, 'Only one of Input, InputPath, or InputTransformer must be provided'],
    [
      { Arn: 'arn:aws:sqs:us-east-1:000000000000:q.fifo' },
      'Parameter(s) SqsParameters must be specified for target: a.',
    ],
    [
      { Arn: 'arn:aws:ecs:us-east-1:000000000000:cluster/c' },
      'RoleArn is required for target arn:aws:ecs:us-east-1:000000000000:cluster/c.',
    ],
  ])('the target %j', (given, message) => {
    put('r');
    const Targets = [{ ...target('a'), ...given }];
    expect(() => cloud.call('events', 'PutTargets', { Rule: 'r', Targets })).toThrow(message);
  });

  test('entries of a megabyte and more', () => {
    const entry = (bytes: number) => ({
      Source: 'a',
      DetailType: 'b',
      Detail: JSON.stringify('é'.repeat(bytes / 2)),
    });
    const put = (bytes: number) =>
      cloud.call('events', 'PutEvents', { Entries: [entry(bytes), entry(500_000)] });
    expect(put(500_000).Entries).toHaveLength(2);
    expect(() => put(600_000)).toThrow('Total size of the entries in the request is over the limit.');
  });

  test('events without a source or a detail, and those in the name of AWS', () => {
    const Entries = [
      { DetailType: 'a', Detail: '{}' },
      { Source: 'a', DetailType: 'a', Detail: 'no' },
      { Source: 'aws.ecs', DetailType: 'a', Detail: '{}' },
      { Source: 'a', DetailType: 'a', Detail: '{}' },
    ];
    const answer = cloud.call('events', 'PutEvents', { Entries });
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'InvalidArgument',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      undefined,
    ]);
  });
});
