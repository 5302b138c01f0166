import { expect, it } from 'vitest';
import { suggest } from './suggest.ts';

const words = ['up', 'status', 'logs', 'down', 'engine', 'completion', 'help'];

it.each([
  ['dwon', 'down'],
  ['stauts', 'status'],
  ['lgos', 'logs'],
  ['log', 'logs'],
  ['stat', 'status'],
  ['engnie', 'engine'],
  ['pu', 'up'],
  ['destroy', undefined],
  ['conjure', undefined],
  ['x', undefined],
])("who types '%s' probably means %s", (typed, meant) => {
  expect(suggest(typed, words)).toBe(meant);
});
