import { describe, expect, it } from 'vitest';
import { compileGlob, type GlobSyntax } from './glob.ts';

describe('a file pattern', () => {
  it.each<[string, GlobSyntax, string[], string[]]>([
    ['*', {}, ['a', '.a', 'a.txt'], ['a/b']],
    ['a?c', {}, ['abc', 'a.c'], ['ac', 'a/c']],
    ['**', {}, ['a', 'a/b', '.a/.b'], []],
    ['**/*.log', {}, ['a.log', 'a/b.log', '.a/.b.log'], ['a.logs']],
    ['a/**', {}, ['a/b', 'a/b/c'], ['a', 'ab']],
    ['a/**/b', {}, ['a/b', 'a/x/y/b'], ['a/xb', 'ab']],
    ['a**b', {}, ['ab', 'axxb'], ['a/b']],
    ['[ab]', {}, ['[ab]'], ['a']],
    ['[a*', {}, ['[a', '[ab'], ['a']],
    ['[a-c]x', { classes: true }, ['ax'], ['dx', '[a-c]x']],
    ['[^a-c]x', { classes: true }, ['dx'], ['ax', '/x']],
    ['[!a]x', { classes: true }, ['bx'], ['ax', '/x']],
    ['[z-a]x', { classes: true }, [], ['ax', 'zx']],
    ['[a', { classes: true }, ['[a'], ['a']],
    ['{a,b}', {}, ['{a,b}'], ['a']],
    ['{a,b*}/c', { alternatives: true }, ['a/c', 'bb/c'], ['{a,b*}/c', 'c']],
    ['a\\*', { escapes: true }, ['a*'], ['ab']],
    ['a\\*', {}, ['a\\', 'a\\b'], ['a*']],
    ['(a|b)+$.^', {}, ['(a|b)+$.^'], ['a']],
  ])('%s with the syntax %j matches %j and not %j', (pattern, syntax, fitting, others) => {
    const fits = compileGlob(pattern, syntax);
    expect(fitting.filter((path) => !fits(path))).toEqual([]);
    expect(others.filter(fits)).toEqual([]);
  });

  it.each(['*a'.repeat(30), '**/*a*a*a*a*a*a*a*b', `${'**/'.repeat(30)}b`, '{a,aa}'.repeat(30)])(
    '%.20s cannot hold the engine',
    (pattern) => {
      expect(compileGlob(pattern, { alternatives: true })(`${'a'.repeat(250)}/${'a'.repeat(250)}!`)).toBe(
        false,
      );
    },
  );
});
