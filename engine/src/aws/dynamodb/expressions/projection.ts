// Projections: which parts of an item are returned.
import { invalid } from '../faults.ts';
import type { Item, Value } from '../values/value.ts';
import { Parser } from './parser.ts';
import { overlap, type Path, pathText } from './path.ts';
import type { Placeholders } from './placeholders.ts';

export function parseProjection(expression: string, placeholders: Placeholders): Path[] {
  const parser = new Parser(expression, 'ProjectionExpression', placeholders);
  const paths = parser.list(() => parser.path());
  parser.end();
  paths.forEach((path, at) => {
    const other = paths.slice(0, at).find((each) => overlap(path, each) || overlap(each, path));
    if (other)
      throw invalid(
        `Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${pathText(other)}, path two: ${pathText(path)}`,
      );
  });
  return paths;
}

export function project(item: Item, paths: readonly Path[] | undefined): Item {
  return paths ? (pick({ M: item }, paths)?.M ?? {}) : item;
}

/** What of the value the paths lead to; chosen members of lists move together. Undefined: nothing. */
function pick(value: Value, paths: readonly (readonly (string | number)[])[]): Value | undefined {
  if (paths.some((path) => path.length === 0)) return value;
  const steps = new Set(paths.map(([step]) => step!));
  const below = (step: string | number) =>
    paths.filter(([first]) => first === step).map(([, ...rest]) => rest);
  if (value.M) {
    const { M } = value;
    const kept = Object.keys(M).flatMap((name) => {
      const part = steps.has(name) ? pick(M[name]!, below(name)) : undefined;
      return part ? [[name, part] as const] : [];
    });
    return kept.length > 0 ? { M: Object.fromEntries(kept) } : undefined;
  }
  if (value.L) {
    const kept = value.L.flatMap((each, at) => (steps.has(at) ? (pick(each, below(at)) ?? []) : []));
    return kept.length > 0 ? { L: kept } : undefined;
  }
  return undefined;
}
