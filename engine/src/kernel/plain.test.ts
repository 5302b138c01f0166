import { expect, test } from 'vitest';
import { plain, withoutUndefined } from './plain.ts';

const inner = { a: 1, b: [{ c: null }] };

test.each([
  { ...inner, gone: undefined },
  { inner: { ...inner, gone: undefined }, list: [inner, { gone: undefined }, undefined] },
  { text: '', no: false, zero: 0, nothing: null },
])('without undefined members a record is what the journal gives back: %j', (record) => {
  expect(withoutUndefined(record)).toStrictEqual(plain(record));
});

test('what has no undefined member is shared', () => {
  const record = { inner, gone: undefined };
  expect(withoutUndefined(record).inner).toBe(inner);
  expect(withoutUndefined(inner)).toBe(inner);
});
