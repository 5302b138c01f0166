// Names that every object answers to.
import { expect, it } from 'vitest';
import { own } from './own.ts';

it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
  '%s is nobody’s until it is given',
  (name) => {
    expect(own({}, name)).toBeUndefined();
    expect(own(JSON.parse(`{"${name}":7}`), name)).toBe(7);
  },
);

it('nothing has no members', () => {
  expect(own(undefined, 'a')).toBeUndefined();
  expect(own({ a: 1 }, undefined)).toBeUndefined();
});
