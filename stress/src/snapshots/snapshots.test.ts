// The replay of recorded tests, on a test of our own: what it counts, and what it forgives.
import { expect, test } from 'vitest';
import type { Case } from './case.ts';
import { compare } from './compare.ts';
import { replayAll } from './replay-all.ts';
import { render } from './report.ts';

test.each([
  [
    'a placeholder',
    'arn:<partition>:sns:<region>:111111111111:<topic:1>',
    'arn:aws:sns:us-east-1:000000000000:t',
  ],
  ['a generated suffix', '<stack:1>-Queue-EdXB90Au1l86', 'stack-Queue-ACWUROJ1YEUT'],
  ['a date', 'datetime', new Date(0)],
  ['a list in the same order', [1, 2], [1, 2]],
  ['a document as JSON', { Properties: { A: '1' } }, '{"Properties":{"A":"1"}}'],
  ['an event id', 'A-CREATE_COMPLETE-date', 'A-CREATE_COMPLETE-2026-01-01T00:00:00.000Z'],
])('%s agrees', (_what, recorded, here) => {
  expect(compare(recorded, here).differ).toEqual([]);
});

test.each([
  ['another text', 'a', 'b'],
  ['another end of a text with placeholders', '<a>-x', 'a-y'],
  ['a missing member', { A: 1 }, {}],
  ['a member too many', {}, { A: 1 }],
  ['a list in another order', ['a', 'b'], ['b', 'a']],
  ['an empty list for none', undefined, []],
])('%s differs', (_what, recorded, here) => {
  expect(compare(recorded, here).differ).not.toEqual([]);
});

test('the details of a change may come in any order', () => {
  const [one, two] = ['A', 'B'].map((Name) => ({ Target: { Name }, ChangeSource: 'DirectModification' }));
  expect(compare({ Details: [one, two] }, { Details: [two, one] }).differ).toEqual([]);
});

test('a recorded test is replayed stage by stage, and each difference is a line of the report', () => {
  const template = (Value: string) =>
    JSON.stringify({
      Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value } } },
    });
  const recorded = {
    'describe-change-set-2': { Status: 'CREATE_COMPLETE', ExecutionStatus: 'UNAVAILABLE' },
    'post-create-2-describe': { StackStatus: 'UPDATE_COMPLETE' },
  };
  const own: Case = {
    name: 'own',
    date: '',
    masks: [],
    recorded,
    templates: [template('a'), template('b')],
    parameters: [{}, {}],
  };
  const outcome = replayAll([own, { name: 'other', unreadable: 'a loop' }]);
  const [found] = outcome.replayed;
  expect(found?.failure).toBeUndefined();
  expect(found?.differ).toContainEqual({
    path: 'describe-change-set-2.ExecutionStatus',
    recorded: 'UNAVAILABLE',
    here: 'AVAILABLE',
  });
  expect(found?.differ.map(({ path }) => path)).not.toContain('post-create-2-describe.StackStatus');
  const lines = render(outcome);
  expect(lines).toContainEqual(
    '1 × describe-change-set.ExecutionStatus: recorded "UNAVAILABLE", here "AVAILABLE" (own)',
  );
  expect(lines).toContain('not replayed: other (a loop)');
  expect(lines.at(-1)).toMatch(/^1 of 2 recorded tests replayed: 2 of \d+ fields agree, \d+\.\d %\.$/);
});
