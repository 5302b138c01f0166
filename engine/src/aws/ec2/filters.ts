// The Filters of Describe… operations. EC2 guide, "Filter resources using the CLI or API": values of one filter are
// ORed, filters are ANDed, values may hold * and ? and are case-sensitive, a backslash makes them literal.
import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { filterInvalid } from './faults.ts';

/** A record's values by filter name. A name with no value is known and matches nothing. */
export type Facets = Readonly<
  Record<string, string | number | boolean | undefined | readonly (string | undefined)[]>
>;

export function matches(
  filters: readonly Filter[] | undefined,
  facets: Facets,
  tags: readonly Tag[],
): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const actual = valuesOf(Name, facets, tags);
    return Values.some((wanted) => {
      const pattern = patternOf(wanted);
      return actual.some((value) => pattern.test(value));
    });
  });
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

const patterns = new Map<string, RegExp>();

function patternOf(wanted: string): RegExp {
  const known = patterns.get(wanted);
  if (known) return known;
  const source = wanted.replace(/\\[*?\\]|[*?]|[^*?\\]+|\\/g, (part) => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    const literal = /^\\[*?\\]$/.test(part) ? part.slice(1) : part;
    return literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
  const pattern = new RegExp(`^${source}$`);
  // A handful of patterns recur in polling loops; the bound keeps a hostile caller from filling memory.
  if (patterns.size > 1000) patterns.clear();
  patterns.set(wanted, pattern);
  return pattern;
}
