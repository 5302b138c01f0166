import { expect, test } from 'vitest';
import { parseIgnore } from './ignore.ts';

const paths = ['.env', 'a.log', 'docs', 'docs/a.md', 'docs/deep/b.md', 'src', 'src/a.log', 'src/a.ts'];

test.each([
  ['', []],
  ['# a comment\n\n  \n', []],
  ['*.log', ['a.log']],
  ['**/*.log', ['a.log', 'src/a.log']],
  ['docs', ['docs', 'docs/a.md', 'docs/deep/b.md']],
  ['/docs/', ['docs', 'docs/a.md', 'docs/deep/b.md']],
  ['docs/**', ['docs/a.md', 'docs/deep/b.md']],
  ['docs/*', ['docs/a.md', 'docs/deep/b.md']],
  ['*/*.md', ['docs/a.md']],
  ['.*', ['.env']],
  ['./src/../docs', ['docs', 'docs/a.md', 'docs/deep/b.md']],
  ['*\n!src', ['.env', 'a.log', 'docs', 'docs/a.md', 'docs/deep/b.md']],
  ['!src\n*', paths],
  ['*\n!src\n**/*.log', ['.env', 'a.log', 'docs', 'docs/a.md', 'docs/deep/b.md', 'src/a.log']],
  ['docs\n!docs/*.md', ['docs', 'docs/deep/b.md']],
])('a .dockerignore of %j leaves out %j', (text, ignored) => {
  const rules = parseIgnore(text);
  expect(paths.filter((path) => rules.ignores(path))).toEqual(ignored);
});

test('a folder is searched only where a later rule may include something in it', () => {
  const rules = parseIgnore('docs\nsrc\n!src/a.ts');
  expect(rules.mayKeepBelow('docs')).toBe(false);
  expect(rules.mayKeepBelow('src')).toBe(true);
});
