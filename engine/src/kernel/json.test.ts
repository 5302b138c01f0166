// JSON that a user writes.
import { expect, it } from 'vitest';
import { isNestedDeeperThan, maxNesting, parseJson } from './json.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

it('is read up to a depth, and refused beyond it', () => {
  expect(parseJson('{"a":[1,null,"x"]}')).toEqual({ a: [1, null, 'x'] });
  expect(parseJson(nested(maxNesting))).toBeDefined();
  for (const levels of [maxNesting + 1, 10_000, 500_000]) {
    expect(() => parseJson(nested(levels))).toThrow(SyntaxError);
  }
  expect(() => parseJson(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).toThrow(
    'nested more than 200 levels deep',
  );
});

it('counts lists and objects as levels, and bytes as none', () => {
  expect(isNestedDeeperThan(0, 'x')).toBe(false);
  expect(isNestedDeeperThan(0, [])).toBe(true);
  expect(isNestedDeeperThan(1, { a: {} })).toBe(true);
  expect(isNestedDeeperThan(1, { a: new Uint8Array(9) })).toBe(false);
});
