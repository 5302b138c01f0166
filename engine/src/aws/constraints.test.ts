// Every member of every implemented operation that AWS's models constrain: a value inside passes, one outside does not.
import { readFileSync } from 'node:fs';
import type { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { generateConstraints } from '../../scripts/generate-constraints.ts';
import { modelsFolder } from '../../scripts/service-models.ts';
import { breakableRules, eitherSide } from '../testing/either-side.ts';
import { loadSchemas } from '../wire/schemas.ts';
import { type Site, type Step, sitesOf } from '../wire/validation/sites.ts';
import { constraintsOf } from '../wire/validation/table.ts';
import { violationsOf } from '../wire/validation/violations.ts';
import { services } from './services.ts';

const folder = modelsFolder();

// Written from the models that come with the AWS CLI: without them there is nothing to compare with.
describe.skipIf(folder === undefined)('the tables of constraints', () => {
  const generated = folder === undefined ? [] : generateConstraints(folder);
  it('are what the models say (if not: npm run generate)', () => {
    const stale = generated.filter(({ url, text }) => readFileSync(url, 'utf8') !== text);
    expect(stale.map(({ url }) => url.pathname.split('/aws/')[1])).toEqual([]);
    expect(generated).not.toEqual([]);
  });
});

describe.each(services)('$id', (service) => {
  const table = constraintsOf(service);
  const sites = sitesOf(table);

  it('has members that the SDK knows too', async () => {
    const schemas = await loadSchemas(service);
    const unknown = sites.filter(({ operation, path }) => !follow(schemas.get(operation)?.input, path));
    expect(unknown.map(describeSite)).toEqual([]);
  });

  it('takes values inside of what is demanded, and none outside', async () => {
    const schemas = await loadSchemas(service);
    const wrong: string[] = [];
    for (const site of sites) {
      const schema = follow(schemas.get(site.operation)?.input, site.path)!;
      const { inside, outside } = eitherSide(site.shape, schema);
      const tried = outside.map(({ rule }) => rule as string);
      for (const rule of breakableRules(site.shape, schema)) {
        if (!tried.includes(rule))
          wrong.push(`${describeSite(site)}: no value outside of its ${rule} was found`);
      }
      if (inside.length === 0) wrong.push(`${describeSite(site)}: no value inside was found`);
      const broken = (value: unknown) =>
        violationsOf(table, site.operation, place(site.path, value)).filter(({ path, among }) =>
          isAt(site.path, path, among),
        );
      for (const value of inside) {
        if (broken(value).length > 0) wrong.push(`${describeSite(site)} refuses ${show(value)}`);
      }
      for (const { rule, value } of outside) {
        const rules = broken(value).flatMap(({ constraints }) => constraints.map((each) => each.rule));
        if (!rules.includes(rule)) wrong.push(`${describeSite(site)} takes ${show(value)} (${rule})`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

function follow(
  schema: NormalizedSchema | undefined,
  [step, ...rest]: readonly Step[],
): NormalizedSchema | undefined {
  if (!schema || step === undefined) return schema;
  if (step === 'item()') return schema.isListSchema() ? follow(schema.getValueSchema(), rest) : undefined;
  if (step === 'key()') return schema.isMapSchema() ? follow(schema.getKeySchema(), rest) : undefined;
  if (step === 'value()') return schema.isMapSchema() ? follow(schema.getValueSchema(), rest) : undefined;
  return schema.isStructSchema() ? follow(memberOf(schema, step), rest) : undefined;
}

function memberOf(schema: NormalizedSchema, name: string): NormalizedSchema | undefined {
  for (const [each, member] of schema.structIterator()) if (each === name) return member;
  return undefined;
}

/** An input that has the value there and nothing else. */
function place([step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === 'item()') return [place(rest, value)];
  if (step === 'key()') return { [String(value)]: 'a' };
  if (step === 'value()') return { key: place(rest, value) };
  return { [step]: place(rest, value) };
}

/** Whether a violation is one of this place: those of scalars in lists and maps are reported of the list or map. */
function isAt(
  steps: readonly Step[],
  path: readonly (string | number)[],
  among: string | undefined,
): boolean {
  const reported = among ? steps.slice(0, -1) : steps;
  const of = { 'item()': 'items', 'key()': 'keys', 'value()': 'values' }[steps.at(-1) ?? ''];
  const samePath =
    reported.length === path.length &&
    reported.every((step, at) => (step.endsWith('()') ? true : step === path[at]));
  return samePath && (among === undefined || among === of);
}

const describeSite = ({ operation, path }: Pick<Site, 'operation' | 'path'>) =>
  `${operation} ${path.join('.')}`;
const show = (value: unknown) => String(JSON.stringify(value)).slice(0, 60);
