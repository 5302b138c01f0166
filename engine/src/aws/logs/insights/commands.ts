// The commands of a query, each a step from rows to rows.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
import { compileCaptures, InvalidPattern } from '../../../kernel/pattern.ts';
import { malformedQuery } from '../faults.ts';
import { type Aggregate, aggregate } from './aggregates.ts';
import { compare, type Expression, expression, type Row, truth } from './expressions.ts';
import type { Reader } from './reader.ts';

export interface Step {
  run(rows: readonly Row[]): readonly Row[];
  /** The columns that the result has from here on; undefined where they stay. */
  readonly columns?: (before: readonly string[] | undefined) => readonly string[];
}

/** @throws MalformedQueryException */
export function command(reader: Reader): Step {
  const name = reader.takeKind('name')?.toLowerCase() ?? '';
  const read = commands[name];
  if (!read) throw malformedQuery(`unexpected ${name || reader.rest() || 'end of the query'}`);
  return read(reader);
}

interface Named<T> {
  readonly name: string;
  readonly value: T;
}

/** `value`, or `value as name`, separated by commas. */
function listOf<T extends { readonly text: string }>(
  reader: Reader,
  read: (reader: Reader) => T,
): Named<T>[] {
  const all: Named<T>[] = [];
  do {
    const value = read(reader);
    const name = reader.takesWord('as') ? reader.takeKind('name') : value.text;
    if (name === undefined) throw malformedQuery('as is followed by a name');
    all.push({ name, value });
  } while (reader.takes(','));
  return all;
}

const commands: Readonly<Record<string, (reader: Reader) => Step>> = {
  fields: (reader) => projection(reader, (before, names) => [...new Set([...(before ?? []), ...names])]),
  display: (reader) => projection(reader, (_before, names) => names),
  filter: (reader) => {
    const condition = expression(reader);
    return { run: (rows) => rows.filter((row) => truth(condition.of(row))) };
  },
  stats,
  sort: (reader) => {
    const keys: { readonly of: Expression['of']; readonly direction: number }[] = [];
    do {
      const { of } = expression(reader);
      const isDown = reader.takesWord('desc');
      if (!isDown) reader.takesWord('asc');
      keys.push({ of, direction: isDown ? -1 : 1 });
    } while (reader.takes(','));
    const order = (a: Row, b: Row) => {
      for (const { of, direction } of keys) {
        const found = compare(of(a), of(b)) ?? 0;
        if (found !== 0) return found * direction;
      }
      return 0;
    };
    return { run: (rows) => [...rows].sort(order) };
  },
  limit: (reader) => {
    const count = Number(reader.takeKind('number') ?? Number.NaN);
    if (!Number.isInteger(count)) throw malformedQuery('limit is followed by a number');
    return { run: (rows) => rows.slice(0, count) };
  },
  dedup: (reader) => {
    const fields = listOf(reader, expression);
    return {
      run: (rows) => {
        const seen = new Set<string>();
        return rows.filter((row) => {
          const key = JSON.stringify(fields.map(({ value }) => value.of(row) ?? null));
          return !seen.has(key) && seen.add(key);
        });
      },
    };
  },
  parse,
};

function projection(
  reader: Reader,
  columns: (before: readonly string[] | undefined, names: readonly string[]) => readonly string[],
): Step {
  const fields = listOf(reader, expression);
  const names = fields.map(({ name }) => name);
  return {
    run: (rows) =>
      rows.map((row) => ({
        ...row,
        ...Object.fromEntries(fields.map(({ name, value }) => [name, value.of(row)])),
      })),
    columns: (before) => columns(before, names),
  };
}

function stats(reader: Reader): Step {
  const values = listOf<Aggregate>(reader, aggregate);
  const by = reader.takesWord('by') ? listOf(reader, expression) : [];
  const run = (rows: readonly Row[]): Row[] => {
    const keyOf = (row: Row) => JSON.stringify(by.map(({ value }) => value.of(row) ?? null));
    const groups = by.length === 0 ? [['', [...rows]] as const] : [...Map.groupBy(rows, keyOf)];
    return groups.map(([, own]) => ({
      ...Object.fromEntries(by.map(({ name, value }) => [name, value.of(own[0]!)])),
      ...Object.fromEntries(values.map(({ name, value }) => [name, value.over(own)])),
    }));
  };
  return { run, columns: () => [...by, ...values].map(({ name }) => name) };
}

/** `parse @message "user=*, *" as user, rest` or `parse @message /user=(?<user>\S+)/`. */
function parse(reader: Reader): Step {
  const glob = reader.takeKind('text');
  const isImplicit = glob !== undefined;
  const field = isImplicit ? '@message' : (reader.takeKind('name') ?? '@message');
  const pattern = glob ?? reader.takeKind('text');
  const regex = pattern === undefined ? reader.takeKind('regex') : undefined;
  const names: string[] = [];
  if (pattern !== undefined) {
    if (!reader.takesWord('as')) throw malformedQuery('parse has no names for its fields');
    do names.push(reader.takeKind('name') ?? '');
    while (reader.takes(','));
    if (names.length !== pattern.split('*').length - 1)
      throw malformedQuery(`parse has ${names.length} names for ${pattern.split('*').length - 1} wildcards`);
  } else if (regex === undefined) throw malformedQuery('parse has no pattern');
  const { find, names: found } = captures(pattern === undefined ? regex! : globSource(pattern, names));
  return {
    run: (rows) => rows.map((row) => ({ ...row, ...find(String(row[field] ?? '')) })),
    columns: (before) => [...new Set([...(before ?? ['@timestamp', '@message']), ...found])],
  };
}

/** The last wildcard takes the rest. */
function globSource(glob: string, names: readonly string[]): string {
  const literals = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const last = names.length - 1;
  return literals
    .map((literal, index) =>
      index > last
        ? literal
        : `${literal}(?P<${names[index]}>.*${index === last && literals[index + 1] === '' ? '' : '?'})`,
    )
    .join('');
}

function captures(source: string) {
  try {
    return compileCaptures(
      source.replaceAll('(?<', '(?P<').replaceAll('(?P<=', '(?<=').replaceAll('(?P<!', '(?<!'),
    );
  } catch (error) {
    if (error instanceof InvalidPattern) throw malformedQuery(`invalid regular expression: ${error.message}`);
    throw error;
  }
}
