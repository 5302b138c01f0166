import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { testFile } from './facts/fact.ts';
import { conformance } from './facts/index.ts';

describe.each(conformance)('$title', ({ facts }) => {
  test.each(facts.map(([fact, ...observed]) => ({ fact, observed })))('$fact', ({ observed }) => {
    for (const observation of observed) {
      const [name = '', ...title] = observation.split(': ');
      const file = fileURLToPath(new URL(`../../../${testFile(name)}`, import.meta.url));
      expect(existsSync(file), file).toBe(true);
      expect(literals(file), observation).toContain(title.join(': '));
    }
  });
});

test('no fact stands twice', () => {
  const all = conformance.flatMap(({ facts }) => facts.map(([fact]) => fact));
  expect(new Set(all).size).toBe(all.length);
});

/** The texts in quotation marks of a test file: titles of tests, and of their rows. */
function literals(file: string): Set<string> {
  const source = readFileSync(file, 'utf8');
  return new Set(
    [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text = '']) => text.replaceAll("\\'", "'")),
  );
}
