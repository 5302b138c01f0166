import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedTable } from './generated-table.ts';

it.each(['schemas.json', 'other-schemas.json', 'property-constraints.json'])('reads all of %s', (file) => {
  const text = readFileSync(new URL(`../generated/${file}`, import.meta.url), 'utf8');
  const all = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const table = generatedTable<unknown>(file);
  expect(table.types()).toEqual(all.map(([type]) => type));
  for (const [type, entry] of all) expect(table.get(type)).toEqual(entry);
});

it('has no entry for a type that is not in the table', () => {
  const table = generatedTable<unknown>('schemas.json');
  expect(table.get('AWS::SNS::Nothing')).toBeUndefined();
  expect(table.get('constructor')).toBeUndefined();
});
