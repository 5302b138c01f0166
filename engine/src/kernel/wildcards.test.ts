import { describe, expect, it } from 'vitest';
import { compileWildcards } from './wildcards.ts';

describe('a text with wildcards', () => {
  it.each([
    ['web-*', 'web-1', true],
    ['web-*', 'web-', true],
    ['web-*', 'my-web-1', false],
    ['*web*', 'my-web-1', true],
    ['w?b', 'web', true],
    ['w?b', 'wb', false],
    ['*', '', true],
    ['', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a.c', 'abc', false],
    ['*\n*', 'a\nb', true],
    ['arn:aws:s3:::logs/*', 'arn:aws:s3:::logs/a/b', true],
  ])('%j matches %j: %s', (pattern, text, expected) => {
    expect(compileWildcards(pattern)(text)).toBe(expected);
  });

  it.each([
    [{ question: false }, 'w?b', 'w?b', true],
    [{ question: false }, 'w?b', 'web', false],
    [{ escapes: true }, 'a\\*', 'a*', true],
    [{ escapes: true }, 'a\\*', 'ab', false],
    [{ escapes: true }, 'a\\\\*', 'a\\b', true],
    [{}, 'a\\*', 'a\\b', true],
  ])('with the syntax %j, %j matches %j: %s', (syntax, pattern, text, expected) => {
    expect(compileWildcards(pattern, syntax)(text)).toBe(expected);
  });

  // Each of these, as a regular expression, takes longer than the test run.
  it.each(['*a'.repeat(30), `${'*a'.repeat(30)}b`, '*?'.repeat(100), `${'*'.repeat(200)}b`])(
    '%.20s cannot hold the engine',
    (pattern) => {
      expect(compileWildcards(pattern)(`${'a'.repeat(10_000)}!`)).toBe(pattern.startsWith('*?'));
    },
  );
});
