import { describe, expect, it } from 'vitest';
import { re2 } from './lazily.ts';
import { compilePattern, compileTrustedPattern, InvalidPattern, PatternTooSlow } from './pattern.ts';

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

  it.each([
    ['a repetition of repetitions', '(a?){1000}'.repeat(12)],
    ['one that is too large to compile', `(${'x?'.repeat(1000)}){1000}`],
    ['repetitions of large groups', `(${'[a-z]*'.repeat(300)}){3}$`],
    ['many states', `${'([ab]*a[ab]{900}c|'.repeat(4)}x${')'.repeat(4)}`],
  ])(
    'of %s takes a bounded time',
    (_, source) => {
      const text = Array.from({ length: 8000 }, (_, i) => ((i * 7919) % 13 < 6 ? 'a' : 'b')).join('');
      const outcome = () => compilePattern(source).finds(`${text}!`);
      try {
        expect([true, false]).toContain(outcome());
      } catch (error) {
        expect(error).toBeInstanceOf(PatternTooSlow);
      }
    },
    10_000,
  );

  it('that was too slow once fails at once from then on: a thousand texts do not take a thousand times as long', () => {
    const pattern = compilePattern('(?=a)^(a+)+$');
    const texts = Array.from({ length: 1000 }, (_, i) => `${'a'.repeat(60)}${i}!`);
    for (const text of texts) expect(() => pattern.matches(text)).toThrow(PatternTooSlow);
  }, 10_000);

  it.each(['(', '[a', 'a{2,1}', '*', 'a'.repeat(5000)])('%.20s is none', (source) => {
    expect(() => compilePattern(source)).toThrow(InvalidPattern);
  });
});

describe('a pattern of AWS that is one class of characters', () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
  const texts = [
    '',
    ...letters,
    'abc',
    'a b',
    'ab1\n',
    'a\nb',
    '\u{1d400}',
    '\ud835',
    'a'.repeat(10),
    '1'.repeat(12),
  ];

  it.each([
    '^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$',
    '^[\\w+=,.@-]+$',
    '^[a-zA-Z0-9\\.\\/_-]{1,9}$',
    '^[\\d]{12}$',
    '^[0-9A-Za-z\\-_\\/]+$',
    '^[a-z0-9-_]+$',
    '^[+-9]$',
  ])('%s matches what RE2 says', (source) => {
    const pattern = compileTrustedPattern(source);
    const linear = re2().compile(source);
    for (const text of texts) {
      const { finds, matches } = pattern;
      expect([text, matches(text), finds(text)]).toEqual([
        text,
        linear.matches(text),
        linear.matcher(text).find(),
      ]);
    }
  });

  it('is matched in linear time', () => {
    const text = `${'a'.repeat(5_000_000)}!`;
    expect(compileTrustedPattern('^[a-z]*$').matches(text)).toBe(false);
    expect(compileTrustedPattern('^[a-z]{1,1024}$').matches(text)).toBe(false);
  });
});
