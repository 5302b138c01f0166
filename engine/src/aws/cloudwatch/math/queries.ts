// Evaluates a list of metric data queries: metrics, and expressions on them and on each other.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
import type { MetricDataQuery, Statistic } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated, validation } from '../faults.ts';
import { bucketsOf, dimensionsOf, statisticOf } from '../metrics/metric-data.ts';
import { functions, keywords, notEvaluated, type Surroundings } from './functions.ts';
import { type Expression, idsIn, parse } from './parse.ts';
import { array, combine, mapped, type Series, scalar, type Value } from './values.ts';

type Reading = Pick<Context, 'streams' | 'get'>;

/** The most points that FILL, IF and TIME_SERIES make: the most that GetMetricData returns. */
const mostPoints = 100_800;
const longestChain = 100;

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The shortest period of the metrics among the queries, or the one that an expression names. */
export function periodOf(queries: readonly MetricDataQuery[]): number {
  const periods = queries.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period);
  return Math.min(...periods.filter((one) => one !== undefined)) * 1000;
}

/**
 * Checks that expressions can be read, and that every id they name is there.
 * @throws ValidationError, InvalidParameterValue for what is not simulated
 */
export function checkQueries(queries: readonly MetricDataQuery[]): void {
  const parsed = new Map<string, Expression | undefined>();
  for (const { Id = '', Expression: text, MetricStat } of queries) {
    if (!/^[a-z]\w*$/.test(Id))
      throw validation(
        `The value ${Id} for parameter Id is not matched to the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      );
    if (parsed.has(Id))
      throw validation(`The values for parameter Id in MetricDataQueries are not unique: ${Id}.`);
    if ((text === undefined) === (MetricStat === undefined))
      throw validation(`Exactly one of MetricStat and Expression must be set for ${Id}.`);
    parsed.set(Id, text === undefined ? undefined : parse(text, Id));
  }
  for (const [id, expression] of parsed) if (expression) check(expression, id, parsed);
  for (const id of parsed.keys()) chain(id, parsed, []);
  if (!Number.isFinite(periodOf(queries))) throw validation('At least one metric, or a Period, is required.');
}

function check(expression: Expression, id: string, known: ReadonlyMap<string, unknown>): void {
  const unknown = idsIn(expression).find((name) => !known.has(name) && !keywords.has(name));
  if (unknown) throw validation(`Error in expression '${id}': Undeclared variable ${unknown}`);
  const walk = (part: Expression): void => {
    if (part.kind === 'binary') for (const side of [part.left, part.right]) walk(side);
    if (part.kind === 'negative') walk(part.operand);
    if (part.kind === 'array') part.items.forEach(walk);
    if (part.kind !== 'call') return;
    if (notEvaluated.has(part.name)) throw notSimulated(`the function ${part.name} of metric math`);
    if (!functions[part.name]) throw validation(`Error in expression '${id}': Unknown function ${part.name}`);
    part.args.forEach(walk);
  };
  walk(expression);
}

function chain(
  id: string,
  parsed: ReadonlyMap<string, Expression | undefined>,
  above: readonly string[],
  done = new Set<string>(),
): void {
  if (above.includes(id)) throw validation(`Error in expression '${id}': it refers to itself`);
  if (above.length > longestChain)
    throw validation(
      `Error in expression '${id}': more than ${longestChain} expressions build on each other`,
    );
  if (done.has(id)) return;
  const expression = parsed.get(id);
  for (const name of expression ? idsIn(expression) : [])
    if (parsed.has(name)) chain(name, parsed, [...above, id], done);
  done.add(id);
}

/**
 * The value of each query, by its id. The queries were checked.
 * @throws ValidationError when a function has arguments that are not its own
 */
export function evaluator(queries: readonly MetricDataQuery[], { from, to }: Range, ctx: Reading) {
  const periodMs = periodOf(queries);
  const start = Math.floor(from / periodMs) * periodMs;
  let grid: number[] | undefined;
  const results = new Map<string, Value>();
  const around: Surroundings = {
    periodMs,
    get grid() {
      grid ??= gridOf(start, to, periodMs);
      return grid;
    },
    get metrics() {
      return queries
        .filter(({ MetricStat }) => MetricStat)
        .map(({ Id = '' }) => ({ ...(resultOf(Id) as Series), id: Id }));
    },
  };
  function resultOf(id: string): Value {
    const known = results.get(id);
    if (known) return known;
    const query = queries.find(({ Id }) => Id === id)!;
    const found = query.MetricStat
      ? seriesOf(query, { from, to }, ctx)
      : valueIn(parse(query.Expression ?? '', id), id);
    results.set(id, found);
    return found;
  }
  function valueIn(expression: Expression, id: string): Value {
    const fail = (why: string) => validation(`Error in expression '${id}': ${why}`);
    switch (expression.kind) {
      case 'number':
        return scalar(expression.value);
      case 'string':
        return { kind: 'text', text: expression.value };
      case 'id':
        return queries.some(({ Id }) => Id === expression.name)
          ? resultOf(expression.name)
          : { kind: 'text', text: expression.name };
      case 'array':
        return array(
          expression.items.flatMap((item): readonly Series[] => {
            const value = valueIn(item, id);
            if (value.kind === 'series') return [value];
            if (value.kind === 'array') return value.items;
            throw fail('An array takes time series');
          }),
        );
      case 'negative': {
        const value = valueIn(expression.operand, id);
        if (value.kind === 'series') return mapped(value, (one) => -one);
        return combine('*', scalar(-1), value) ?? value;
      }
      case 'binary': {
        const [left, right] = [valueIn(expression.left, id), valueIn(expression.right, id)];
        const value = combine(expression.operator, left, right);
        if (!value) throw fail(`Unsupported operand type(s) for ${expression.operator}`);
        return value;
      }
      default: {
        const value = functions[expression.name]!(
          expression.args.map((one) => valueIn(one, id)),
          around,
        );
        if (!value) throw fail(`Unsupported arguments of ${expression.name}`);
        return value;
      }
    }
  }
  return { resultOf, start, periodMs };
}

/** What a query returns: its series. A number is no result, as on AWS. */
export function seriesIn(value: Value, id: string): readonly Series[] {
  if (value.kind === 'series') return [value];
  if (value.kind === 'array') return value.items;
  throw validation(
    `Error in expression '${id}': The expression must evaluate to a time series or an array of time series`,
  );
}

function gridOf(from: number, to: number, periodMs: number): number[] {
  const count = Math.ceil((to - from) / periodMs);
  if (count > mostPoints)
    throw validation(`You have requested ${count} datapoints, which exceeds the limit of ${mostPoints}.`);
  return Array.from({ length: count }, (_, index) => from + index * periodMs);
}

function seriesOf(
  { MetricStat, Label, Id = '' }: MetricDataQuery,
  { from, to }: Range,
  ctx: Reading,
): Series {
  const { Metric, Period, Stat = '', Unit: unit } = MetricStat!;
  const periodMs = Period! * 1000;
  const metric = {
    namespace: Metric!.Namespace!,
    name: Metric!.MetricName!,
    dimensions: dimensionsOf(Metric!.Dimensions),
  };
  const buckets = bucketsOf(
    metric,
    { from: Math.floor(from / periodMs) * periodMs, to, periodMs, unit },
    ctx,
  );
  return {
    kind: 'series',
    label: Label ?? metric.name ?? Id,
    periodMs,
    points: new Map(buckets.map((bucket) => [bucket.start, statisticOf(bucket, Stat as Statistic)])),
  };
}
