// The Filters of Describe… operations. EC2 guide, "Filter resources using the CLI or API": values of one filter are
// ORed, filters are ANDed, values may hold * and ? and are case-sensitive, a backslash makes them literal.
import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { filterInvalid } from '../faults.ts';
import type { Facets } from '../views/kind.ts';

export type Matcher = (facets: Facets, tags: readonly Tag[]) => boolean;

/** Filters made ready once for many records: values without a wildcard are looked up, not tried one by one. */
export function matcher(filters: readonly Filter[] | undefined): Matcher {
  const ready = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const literal = new Set(Values.filter((value) => !/[*?\\]/.test(value)));
    const patterns = Values.filter((value) => !literal.has(value)).map((value) =>
      compileWildcards(value, { escapes: true }),
    );
    const isWanted = (value: string) => literal.has(value) || patterns.some((pattern) => pattern(value));
    return { Name, isWanted };
  });
  return (facets, tags) => ready.every(({ Name, isWanted }) => valuesOf(Name, facets, tags).some(isWanted));
}

export function matches(
  filters: readonly Filter[] | undefined,
  facets: Facets,
  tags: readonly Tag[],
): boolean {
  return matcher(filters)(facets, tags);
}

function valuesOf(name: string, facets: Facets, tags: readonly Tag[]): readonly string[] {
  if (name.startsWith('tag:')) {
    return tags.flatMap(({ Key, Value = '' }) => (Key === name.slice(4) ? [Value] : []));
  }
  if (name === 'tag-key') return tags.map(({ Key = '' }) => Key);
  if (name === 'tag-value') return tags.map(({ Value = '' }) => Value);
  if (!Object.hasOwn(facets, name)) throw filterInvalid(name);
  const value = facets[name];
  return (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : [String(one)]));
}
