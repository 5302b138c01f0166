// Templates of each simulated resource type, from the examples of its contract test, with some of its properties damaged.
import { existsSync } from 'node:fs';
import { services } from '../../../engine/src/aws/services.ts';
import type { Examples } from '../../../engine/src/testing/resource-examples/examples.ts';
import type { Random } from './random.ts';

const examples: Examples = Object.assign(
  {},
  ...(await Promise.all(
    services
      .map(({ id }) => new URL(`../../../engine/src/aws/${id}/examples.ts`, import.meta.url))
      .filter((url) => existsSync(url))
      .map(async (url) => (await import(url.href)).examples as Examples),
  )),
);
const types = Object.keys(examples).sort();

/** @param odd a value that replaces a good one */
export function exampleTemplate(random: Random, odd: () => unknown): Record<string, unknown> {
  const type = random.pick(types);
  const { prerequisites = {}, create, update, replace } = examples[type]!;
  const properties = { ...create, ...(random.chance(0.3) && update), ...(random.chance(0.1) && replace) };
  const damage = random.pick([0, 0, 0.1, 0.5]);
  const damaged = (value: unknown, depth: number): unknown => {
    if (random.chance(damage / (1 + depth))) return odd();
    if (Array.isArray(value)) return value.map((each) => damaged(each, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, inner]) => [name, damaged(inner, depth + 1)] as const);
    return Object.fromEntries(
      members.filter(([name]) => name.startsWith('Fn::') || !random.chance(damage / 5)),
    );
  };
  return { ...prerequisites, X: { Type: type, Properties: damaged(properties, 0) ?? {} } };
}
