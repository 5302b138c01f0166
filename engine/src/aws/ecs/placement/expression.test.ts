import { describe, expect, test } from 'vitest';
import { parseExpression, type Subject } from './expression.ts';

const subject: Subject = {
  agentConnected: true,
  agentVersion: '1.105.1',
  ec2InstanceId: 'i-1',
  registeredAt: Date.UTC(2026, 0, 2),
  runningTasksCount: 3,
  attributes: { 'ecs.availability-zone': 'us-east-1a', 'ecs.instance-type': 't3.small', stack: 'production' },
  taskGroups: ['service:web', 'family:job'],
};

describe('the cluster query language', () => {
  test.each([
    ['attribute:stack == production', true],
    ['attribute:stack equals staging', false],
    ['attribute:stack != staging', true],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ['attribute:ecs.availability-zone not_in [us-east-1a]', false],
    ['attribute:ecs.availability-zone !in [us-east-1b]', true],
    ['attribute:ecs.instance-type =~ t3.*', true],
    ['attribute:ecs.instance-type =~ t3', false],
    ['attribute:ecs.instance-type !~ g2.*', true],
    ['attribute:gpu exists', false],
    ['attribute:gpu not_exists', true],
    ['attribute:gpu !exists', true],
    ['runningTasksCount > 2', true],
    ['runningTasksCount less_than_equal 3', true],
    ['runningTasksCount >= 10', false],
    ['task:group == service:web', true],
    ['task:group == service:api', false],
    ['not(task:group == service:web)', false],
    ['agentConnected == true', true],
    ['ec2InstanceId in [i-1, i-2]', true],
    ['registeredAt > 2026-01-01', true],
    ['runningTasksCount == 1 or (attribute:stack == production and runningTasksCount == 3)', true],
    ['attribute:stack == production && !(runningTasksCount == 3)', false],
    ["attribute:stack == 'production'", true],
  ])('%s', (expression, expected) => expect(parseExpression(expression)(subject)).toBe(expected));

  test.each([
    '',
    'attribute:stack',
    'attribute:stack ==',
    'color == red',
    'attribute:a in [x',
    '(runningTasksCount == 1',
    'a b c d',
    'attribute:stack =~ (',
    '!'.repeat(2000),
    `${'('.repeat(1999)}a`,
  ])('refuses %.40j', (expression) =>
    expect(() => parseExpression(expression)).toThrow(/^Invalid expression/),
  );

  test('refuses one that is longer than AWS allows, however it is nested', () => {
    for (const text of ['!'.repeat(100_000), '('.repeat(100_000), `agentVersion in [${'a,'.repeat(2000)}b]`])
      expect(() => parseExpression(text)).toThrow('at most 2000 characters');
  });

  test('does not match where matching takes too long, and takes no longer for many instances', () => {
    const matches = parseExpression('attribute:rack =~ "^(?=a)(a+)+$"');
    for (let i = 0; i < 500; i++)
      expect(matches({ ...subject, attributes: { rack: `${'a'.repeat(60)}${i}!` } })).toBe(false);
  });
});
