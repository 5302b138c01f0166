import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  ['/bin/sh', ['/bin/sh']],
  ['  ls  -la\t/ ', ['ls', '-la', '/']],
  ['sh -c "ls | wc -l"', ['sh', '-c', 'ls | wc -l']],
  [`sh -c 'echo "$HOME" \\n'`, ['sh', '-c', 'echo "$HOME" \\n']],
  ['echo "a \\"b\\" \\n" c\\ d', ['echo', 'a "b" \\n', 'c d']],
  [`echo '' ""x`, ['echo', '', 'x']],
  ['', []],
])('the words of %j', (command, expected) => {
  expect(words(command)).toEqual(expected);
});

test('a quote that is not closed is an error', () => {
  expect(() => words('sh -c "ls')).toThrow('a quote is not closed');
});
