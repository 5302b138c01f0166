// The command `stats`: values over all rows, or over the groups of those that have the same values.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html
import { malformedQuery } from '../faults.ts';
import { type Aggregate, aggregate } from './aggregates.ts';
import { listOf, type Named } from './named.ts';
import type { Reader } from './reader.ts';
import type { Step } from './step.ts';
import type { Row, Value } from './values.ts';

/** A value is an expression of functions over the rows, and of the values before it. */
export function stats(reader: Reader): Step {
  const aggregates: Aggregate[] = [];
  reader.aggregates = (name, inner) => {
    const found = withoutAggregates(inner, () => aggregate(name, inner));
    if (!found) return undefined;
    const key = hidden(aggregates.push(found));
    return (row) => row[key];
  };
  const first = reader.at;
  const values = listOf(reader);
  reader.aggregates = undefined;
  if (aggregates.length === 0)
    throw malformedQuery(`unexpected ${reader.textFrom(first)}: stats takes functions`);
  const by = reader.takesWord('by') ? listOf(reader) : [];
  const names = [...by, ...values].map(({ name }) => name);
  const run = (rows: readonly Row[]): Row[] =>
    groupsOf(rows, by).map((own) => {
      const row: Record<string, Value> = {};
      for (const { name, value } of by) row[name] = value.of(own[0]!);
      aggregates.forEach((over, index) => {
        row[hidden(index + 1)] = over(own);
      });
      for (const { name, value } of values) row[name] = value.of(row);
      return Object.fromEntries(names.map((name) => [name, row[name]]));
    });
  return { run, columns: () => names };
}

/** No field has such a name. */
const hidden = (index: number) => `\0${index}`;

/** Functions over rows are not functions of each other. */
function withoutAggregates<T>(reader: Reader, body: () => T): T {
  const { aggregates } = reader;
  reader.aggregates = undefined;
  const result = body();
  reader.aggregates = aggregates;
  return result;
}

function groupsOf(rows: readonly Row[], by: readonly Named[]): (readonly Row[])[] {
  if (by.length === 0) return [rows];
  return [
    ...Map.groupBy(rows, (row) => JSON.stringify(by.map(({ value }) => value.of(row) ?? null))).values(),
  ];
}
