import { describe, expect, it } from 'vitest';
import { compilePattern, InvalidPattern, PatternTooSlow } from './pattern.ts';

describe('a pattern', () => {
  it.each([
    ['[a-z]+', 'abc', true, true],
    ['[a-z]+', 'abc1', false, true],
    ['a|ab', 'ab', true, true],
    ['(?i)PROD', 'my-prod', false, true],
    ['arn:aws[\\w-]*:s3:::.+', 'arn:aws-cn:s3:::bucket', true, true],
    // Not in RE2: matched by V8 all the same.
    ['(?!aws)[a-z]+', 'awsome', false, true],
    ['(?!aws)[a-z]+', 'some', true, true],
    ['(a)\\1', 'aa', true, true],
    ['a{1001,}', 'a', false, false],
  ])('%s on %s', (source, text, matches, finds) => {
    const pattern = compilePattern(source);
    expect([pattern.matches(text), pattern.finds(text)]).toEqual([matches, finds]);
  });

  it.each(['^(a+)+$', '(a|aa)+$', '(.*a){25}', '^(([a-z])+.)+[A-Z]([a-z])+$', '(x+x+)+y'])(
    '%s cannot hold the engine, whatever the text',
    (source) => {
      const text = `${'a'.repeat(2000)}!${'x'.repeat(2000)}`;
      expect(compilePattern(source).matches(text)).toBe(false);
    },
  );

  it('that needs V8 is stopped when it takes too long', () => {
    const pattern = compilePattern('(?=a)^(a+)+$');
    expect(pattern.matches('aaa')).toBe(true);
    expect(() => pattern.matches(`${'a'.repeat(60)}!`)).toThrow(PatternTooSlow);
  });

  it.each(['(', '[a', 'a{2,1}', '*', 'a'.repeat(5000)])('%.20s is none', (source) => {
    expect(() => compilePattern(source)).toThrow(InvalidPattern);
  });
});
