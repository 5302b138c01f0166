// What a stack's events say about where the time went.
import { expect, it } from 'vitest';
import { type StackEvent, spansOf } from './load-stack-events.ts';

const event = (logicalId: string, status: string, at: number, reason = ''): StackEvent => ({
  logicalId,
  type: 'T',
  status,
  reason,
  at,
  isOfStack: logicalId === 'stack',
});

it('a resource takes from its first event to its last', () => {
  const spans = spansOf([
    event('stack', 'UPDATE_IN_PROGRESS', 0),
    event('A', 'UPDATE_IN_PROGRESS', 10),
    event('B', 'CREATE_IN_PROGRESS', 20),
    event('A', 'UPDATE_COMPLETE', 30),
  ]);
  expect(spans.map(({ logicalId, from, to }) => [logicalId, from, to])).toEqual([
    ['stack', 0, undefined],
    ['A', 10, 30],
    ['B', 20, undefined],
  ]);
});

it('keeps the reason of what failed, whatever is rolled back after it', () => {
  const [span] = spansOf([
    event('A', 'UPDATE_IN_PROGRESS', 0),
    event('A', 'UPDATE_FAILED', 5, 'No such image'),
    event('A', 'UPDATE_IN_PROGRESS', 6),
    event('A', 'UPDATE_COMPLETE', 9),
  ]);
  expect(span).toMatchObject({ reason: 'No such image', from: 0, to: 9 });
});
