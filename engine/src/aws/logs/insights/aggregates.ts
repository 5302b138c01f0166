// The functions of `stats`, over the rows of a group.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html
import { type Expression, expression } from './expressions.ts';
import type { Reader } from './reader.ts';
import { compare, numberOf, type Row, type Value } from './values.ts';

export type Aggregate = (rows: readonly Row[]) => Value;

type Over = (values: readonly Value[], argument: Value) => Value;

const numbers = (values: readonly Value[]) =>
  values.map(numberOf).filter((each): each is number => each !== undefined);
const total = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0);
const ordered = (values: readonly Value[]) => [...values].sort((a, b) => compare(a, b) ?? 0);
const ofNumbers =
  (over: (all: readonly number[], argument: Value) => Value): Over =>
  (values, argument) => {
    const all = numbers(values);
    return all.length === 0 ? undefined : over(all, argument);
  };

const functions: Readonly<Record<string, Over>> = {
  count: (values) => values.length,
  count_distinct: (values) => new Set(values.map(String)).size,
  sum: ofNumbers(total),
  avg: ofNumbers((all) => total(all) / all.length),
  min: (values) => ordered(values)[0],
  max: (values) => ordered(values).at(-1),
  median: ofNumbers((all) => percentile(all, 50)),
  pct: ofNumbers((all, percent) => percentile(all, numberOf(percent) ?? 50)),
  stddev: ofNumbers((all) => {
    const mean = total(all) / all.length;
    return Math.sqrt(total(all.map((each) => (each - mean) ** 2)) / all.length);
  }),
};

function percentile(all: readonly number[], percent: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}

/** By the time of the event. */
const byTime: Readonly<Record<string, 'first' | 'last'>> = {
  earliest: 'first',
  sortsfirst: 'first',
  latest: 'last',
  sortslast: 'last',
};

/** Undefined when a name is no such function's. @throws MalformedQueryException */
export function aggregate(name: string, reader: Reader): Aggregate | undefined {
  if (!functions[name] && !byTime[name]) return undefined;
  const args: Expression[] = [];
  const isOfAll = reader.takes('*');
  if (!reader.takes(')')) {
    do args.push(expression(reader));
    while (reader.takes(','));
    reader.expect(')');
  }
  const [field, argument] = args;
  return (rows) => {
    if (isOfAll || !field) return rows.length;
    const present = rows.filter((row) => field.of(row) !== undefined);
    const side = byTime[name];
    if (side) {
      const sorted = [...present].sort((a, b) => compare(a['@timestamp'], b['@timestamp']) ?? 0);
      const row = side === 'first' ? sorted[0] : sorted.at(-1);
      return row && field.of(row);
    }
    return functions[name]!(
      present.map((row) => field.of(row)),
      argument?.of({}),
    );
  };
}
