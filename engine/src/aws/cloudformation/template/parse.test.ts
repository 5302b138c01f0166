// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse.ts';

describe('a YAML template', () => {
  it('has short forms of functions, at any depth', () => {
    expect(
      parseTemplate(
        [
          'A: !GetAtt One.Two.Three',
          'B: !Sub ["${x}", { x: !Ref Y }]',
          'C: !If [Cond, !Ref A, !GetAtt [A, B]]',
          'D: { Fn::Base64: !Sub "${A}" }',
          'E: !Equals [!Condition Other, no]',
        ].join('\n'),
      ),
    ).toEqual({
      A: { 'Fn::GetAtt': ['One', 'Two.Three'] },
      B: { 'Fn::Sub': ['${x}', { x: { Ref: 'Y' } }] },
      C: { 'Fn::If': ['Cond', { Ref: 'A' }, { 'Fn::GetAtt': ['A', 'B'] }] },
      D: { 'Fn::Base64': { 'Fn::Sub': '${A}' } },
      E: { 'Fn::Equals': [{ Condition: 'Other' }, false] },
    });
  });

  it('keeps dates, long account ids, version numbers and single letters as strings', () => {
    expect(parseTemplate('V: 2010-09-09\nId: 123456789012345678901\nN: 1.10\ny: n\non: yes')).toEqual({
      V: '2010-09-09',
      Id: '123456789012345678901',
      N: '1.10',
      y: 'n',
      on: true,
    });
  });
});

describe('what CloudFormation reads although it is not good YAML', () => {
  it.each([
    ['a key twice: the last one counts', 'A: 1\nA: 2', { A: 2 }],
    ['a resource twice', 'R:\n  X: { T: a }\n  X: { T: b }', { R: { X: { T: 'b' } } }],
    ['a second line at its key’s column', 'a:\n  b: "one\n  two"\n  c: 1', { a: { b: 'one two', c: 1 } }],
    [
      'a list that goes on at its key’s column',
      'a:\n  b: [1,\n  2, 3\n  ]\n  c: 1',
      { a: { b: [1, 2, 3], c: 1 } },
    ],
    [
      'a list in a list, further left',
      'a:\n  - [x,\ny, {b: !Ref z,\n c: d}]\ne: 1',
      { a: [['x', 'y', { b: { Ref: 'z' }, c: 'd' }]], e: 1 },
    ],
    ['a second line left of its key', "a:\n    b: 'one\n two'\n    c: x", { a: { b: 'one two', c: 'x' } }],
    ['a second line at the margin', "a: 'one\ntwo'\nb: x", { a: 'one two', b: 'x' }],
    ['in a list', 'a:\n  - "x\n  y"\n  - z', { a: ['x y', 'z'] }],
    ['in a flow list', "a: [ 'x\n y', z ]", { a: ['x y', 'z'] }],
    ['with a tag', "a:\n  b: !Sub 'x\n  y'", { a: { b: { 'Fn::Sub': 'x y' } } }],
  ])('%s', (_name, text, expected) => {
    expect(parseTemplate(text)).toEqual(expected);
  });

  it('an unfinished quote is still refused', () => {
    expect(() => parseTemplate('a:\n  b: "one\n  two\n')).toThrow('YAML not well-formed');
  });
});

describe('a template that cannot be read', () => {
  it.each([
    ['{"Resources": {', 'Template format error: JSON not well-formed. (line 1, column 16)'],
    ['{"a": 1,}', 'Template format error: JSON not well-formed. (line 1, column 9)'],
    ['A: [x\n---\nB: y', 'Template format error: YAML not well-formed. (line 2, column 1)'],
    ['A: [', 'Template format error: YAML not well-formed. (line 1, column 5)'],
    ['A: !Reff x', 'Template format error: YAML not well-formed. (line 1, column 10)'],
    ['just a text', 'Template format error: unsupported structure.'],
    ['A:\n  B:', "Template format error: [/A/B] 'null' values are not allowed in templates"],
  ])('%j is refused with line and column', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });
});

describe('a template that would take long, or end the stack', () => {
  const aliasBomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`),
  ].join('\n');
  const tooDeep = 'Template format error: nested more than 200 levels deep.';
  const noAliases = 'Template error: YAML aliases are not allowed in CloudFormation templates';
  it.each([
    ['aliases of aliases', aliasBomb, noAliases],
    ['an alias of itself', 'a: &a [*a]', noAliases],
    ['a merged alias', 'a: &a { b: c }\nd: { <<: *a }', noAliases],
    ['flow lists', `a: ${'['.repeat(50_000)}`, tooDeep],
    ['flow maps', `a: ${'{a: '.repeat(10_000)}`, tooDeep],
    ['block lists', `a:\n ${'- '.repeat(25_000)}`, tooDeep],
    ['block maps', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), tooDeep],
    ['JSON lists', `{"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, tooDeep],
    ['JSON objects', `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, tooDeep],
  ])('is refused: %s', (_name, text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });

  it('is read when it is only long: 20,000 keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n');
    expect(Object.keys(parseTemplate(keys))).toHaveLength(20_000);
    expect(parseTemplate(`${keys}\nk7: again`)).toMatchObject({ k6: 'v', k7: 'again' });
  });
});
