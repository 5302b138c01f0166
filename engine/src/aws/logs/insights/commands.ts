// The commands of a query, each a step from rows to rows.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
import { malformedQuery } from '../faults.ts';
import { type Expression, expression } from './expressions.ts';
import { listOf } from './named.ts';
import { parse } from './parse.ts';
import type { Reader } from './reader.ts';
import { stats } from './stats.ts';
import type { Step } from './step.ts';
import { compare, type Row, truth } from './values.ts';

/** @throws MalformedQueryException */
export function command(reader: Reader): Step {
  const name = reader.takeKind('name')?.toLowerCase() ?? '';
  const read = commands[name];
  if (notSimulated.includes(name)) throw malformedQuery(`Drydock does not run the command ${name}`);
  if (!read) throw malformedQuery(`unexpected ${name || reader.rest() || 'end of the query'}`);
  return read(reader);
}

/** Commands that AWS has, and the engine has not. */
const notSimulated = [
  'anomaly',
  'diff',
  'filterindex',
  'join',
  'lookup',
  'pattern',
  'source',
  'unmask',
  'unnest',
];

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
        const [left, right] = [of(a), of(b)];
        // What is not there comes last, in either direction.
        const missing = Number(left === undefined) - Number(right === undefined);
        const found = missing || (compare(left, right) ?? 0) * direction;
        if (found !== 0) return found;
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
    const fields = listOf(reader);
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
  const fields = listOf(reader);
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
