import { expect, test } from 'vitest';
import { matcher } from './glob.ts';

test.each([
  ['*', ['a', '.a', 'a.txt'], ['a/b']],
  ['*.txt', ['a.txt', '.txt', '.a.txt'], ['a/b.txt', 'a.txt/']],
  ['a?c', ['abc', 'a.c'], ['ac', 'a/c']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '[a-c]x']],
  ['[^a-c]x', ['dx', '.x'], ['ax', '/x']],
  ['a\\*b', ['a*b'], ['axb']],
  ['\\[x\\]', ['[x]'], ['x']],
  ['**/*.log', ['a.log', 'a/b.log', '.a/.b.log'], ['a.logs']],
  ['a/**', ['a/b', 'a/b/c', 'a/.b'], ['a', 'ab']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
  ['{a,b}', ['{a,b}'], ['a', 'b']],
  ['+(a)', ['+(a)'], ['a', 'aa']],
  ['!a', ['!a'], ['a', 'b']],
  ['a.b+c(d)|e$', ['a.b+c(d)|e$'], ['axb+c(d)|e$', 'e$']],
])('the pattern %s matches %j and not %j', (pattern, fitting, others) => {
  const fits = matcher(pattern);
  expect(fitting.filter((path) => !fits(path))).toEqual([]);
  expect(others.filter(fits)).toEqual([]);
});
