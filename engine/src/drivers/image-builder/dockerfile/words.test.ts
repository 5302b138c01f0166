// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables in Dockerfiles look like this.
import { expect, test } from 'vitest';
import { execForm, expandWord, keyValues, splitWords } from './words.ts';

// From Docker's table: https://docs.docker.com/reference/dockerfile/#environment-replacement
test.each([
  ['plain', 'plain'],
  ['$FOO-bar', 'foo-bar'],
  ['${FOO}bar', 'foobar'],
  ['\\$FOO', '$FOO'],
  ['\\${FOO}', '${FOO}'],
  ['${MISSING:-other}', 'other'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY-other}', ''],
  ['${FOO:+other}', 'other'],
  ['${EMPTY:+other}', ''],
  ['${EMPTY+other}', 'other'],
  ['${MISSING:-${FOO}}', 'foo'],
  ['"$FOO bar"', 'foo bar'],
  ["'$FOO'", '$FOO'],
  ['"it\'s"', "it's"],
  ['a\\ b', 'a b'],
  ['$', '$'],
  ['$MISSING', ''],
])('%s becomes %s', (word, expected) => {
  expect(expandWord(word, { FOO: 'foo', EMPTY: '' })).toBe(expected);
});

test.each([
  ['${MISSING:?is needed}', 'MISSING: is needed'],
  ['${FOO', "missing '}'"],
  ['${FOO%suffix}', 'unsupported modifier'],
  ['"open', 'double-quote'],
])('%s is refused', (word, message) => {
  expect(() => expandWord(word, { FOO: 'foo' })).toThrow(message);
});

test('words end at spaces outside quotes', () => {
  expect(splitWords('a "b c" d\\ e  \'f g\'')).toEqual(['a', '"b c"', 'd\\ e', "'f g'"]);
});

test.each([
  ['["a", "b c"]', ['a', 'b c']],
  ["['a']", undefined],
  ['[1]', undefined],
  ['echo [x]', undefined],
])('%s is in exec form or not: %j', (text, expected) => {
  expect(execForm(text)).toEqual(expected);
});

test('pairs may be quoted, and the old form uses the rest of the line', () => {
  expect(keyValues('A=1 B="x y" C=$D', { D: 'd' })).toEqual([
    ['A', '1'],
    ['B', 'x y'],
    ['C', 'd'],
  ]);
  expect(keyValues('A some words', {})).toEqual([['A', 'some words']]);
  expect(() => keyValues('A=1 B', {})).toThrow('can\'t find = in "B"');
});
