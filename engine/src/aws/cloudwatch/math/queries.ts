// Evaluates a list of metric data queries: metrics, and expressions on them and on each other.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated, validation } from '../faults.ts';
import { bucketsOf } from '../metrics/buckets.ts';
import { dimensionsOf } from '../metrics/metric-data.ts';
import { requireStatistic, statisticOf } from '../metrics/statistic.ts';
import { type MetricName, series } from '../state.ts';
import { functions, keywords, notEvaluated, type Surroundings } from './functions.ts';
import { type Expression, idsIn, parse } from './parse.ts';
import { compileSearch, longestSearch, mostFound } from './search.ts';
import { array, combine, mapped, type Points, type Series, scalar, type Value } from './values.ts';

type Reading = Pick<Context, 'streams' | 'get' | 'all'>;

/** The most points that FILL, IF and TIME_SERIES make: the most that GetMetricData returns. */
const mostPoints = 100_800;
const longestChain = 100;

export interface Range {
  readonly from: number;
  readonly to: number;
  /** Periods begin with `from`, as those of an alarm do, whose window slides. Otherwise they are the clock's. */
  readonly slides?: boolean;
}

const startOf = ({ from, slides = false }: Range, periodMs: number) =>
  slides ? from : Math.floor(from / periodMs) * periodMs;

/** The shortest period of the metrics among the queries, or the one that an expression or a search names. */
export function periodOf(queries: readonly MetricDataQuery[]): number {
  const periods = queries.flatMap(({ MetricStat, Period, Expression }) => [
    MetricStat?.Period ?? Period,
    ...searchedPeriods(Expression),
  ]);
  return Math.min(...periods.filter((one) => one !== undefined)) * 1000;
}

const searchedPeriods = (text = ''): number[] =>
  [
    ...text.matchAll(/\bSEARCH\s*\(\s*(?:'[^']*'|"[^"]*")\s*,\s*(?:'[^']*'|"[^"]*")\s*(?:,\s*(\d+)\s*)?\)/gi),
  ].map(([, period]) => Number(period ?? defaultPeriod));
/** Of a search that names none, seconds. */
const defaultPeriod = 300;

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
    if (MetricStat)
      requireStatistic(MetricStat.Stat ?? '', `MetricDataQueries.member.${parsed.size + 1}.MetricStat.Stat`);
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
    if (part.name === 'SEARCH') {
      checkSearch(part.args, id);
      return;
    }
    if (notEvaluated.has(part.name)) throw notSimulated(`the function ${part.name} of metric math`);
    if (!functions[part.name]) throw validation(`Error in expression '${id}': Unknown function ${part.name}`);
    part.args.forEach(walk);
  };
  walk(expression);
}

function checkSearch(args: readonly Expression[], id: string): void {
  const fail = (why: string) => validation(`Error in expression '${id}': ${why}`);
  const [text, stat, period] = args;
  if (
    text?.kind !== 'string' ||
    stat?.kind !== 'string' ||
    (period && period.kind !== 'number') ||
    args.length > 3
  )
    throw fail('Unsupported arguments of SEARCH');
  if (text.value.length > longestSearch) throw fail(`A search has at most ${longestSearch} characters`);
  requireStatistic(stat.value, 'Stat');
  compileSearch(text.value, fail);
}

/** Whether an expression searches for metrics, which an alarm's may not. */
export const searches = (text: string): boolean => searchedPeriods(text).length > 0;

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
export function evaluator(queries: readonly MetricDataQuery[], range: Range, ctx: Reading) {
  const periodMs = periodOf(queries);
  const start = startOf(range, periodMs);
  let grid: number[] | undefined;
  const results = new Map<string, Value>();
  const around: Surroundings = {
    periodMs,
    get grid() {
      grid ??= gridOf(start, range.to, periodMs);
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
      ? seriesOf(query, range, ctx)
      : valueIn(parse(query.Expression ?? '', id), id);
    results.set(id, found);
    return found;
  }
  function found([text, stat, period]: readonly Expression[], id: string): readonly Series[] {
    const fail = (why: string) => validation(`Error in expression '${id}': ${why}`);
    if (text?.kind !== 'string' || stat?.kind !== 'string') return [];
    const matches = compileSearch(text.value, fail);
    const metrics = ctx.all(series).filter(matches).slice(0, mostFound);
    const own = (period?.kind === 'number' ? period.value : defaultPeriod) * 1000;
    const labels = distinctLabels(metrics);
    return metrics.flatMap(({ namespace, name, dimensions }, index): Series[] => {
      const metric = { namespace, name, dimensions };
      const points = pointsOf(metric, { ...range, periodMs: own, stat: stat.value }, ctx);
      const source = { metric, stat: stat.value };
      return points.size === 0
        ? []
        : [{ kind: 'series', label: labels[index] ?? name, periodMs: own, points, source }];
    });
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
        if (expression.name === 'SEARCH') return array(found(expression.args, id));
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

function seriesOf({ MetricStat }: MetricDataQuery, range: Range, ctx: Reading): Series {
  const { Metric, Period, Stat = '', Unit: unit } = MetricStat!;
  const metric = {
    namespace: Metric!.Namespace!,
    name: Metric!.MetricName!,
    dimensions: dimensionsOf(Metric!.Dimensions),
  };
  const periodMs = Period! * 1000;
  const points = pointsOf(metric, { ...range, periodMs, unit, stat: Stat }, ctx);
  return { kind: 'series', label: metric.name, periodMs, points, source: { metric, stat: Stat } };
}

/** What tells metrics that were found together apart: the dimensions, and the name where it differs. */
function distinctLabels(metrics: readonly MetricName[]): string[] {
  const differ = (valueIn: (metric: MetricName) => string | undefined) =>
    new Set(metrics.map(valueIn)).size > 1;
  const byName = differ(({ name }) => name);
  return metrics.map(({ name, dimensions }) => {
    const values = Object.entries(dimensions)
      .filter(([key]) => differ((other) => other.dimensions[key]))
      .map(([, value]) => value);
    return [...values, ...(byName || values.length === 0 ? [name] : [])].join(' ');
  });
}

/** A metric's values by period. */
export function pointsOf(
  metric: MetricName,
  wanted: Range & { periodMs: number; unit?: string | undefined; stat: string },
  ctx: Reading,
): Points {
  const { to, periodMs, unit } = wanted;
  const statistic = requireStatistic(wanted.stat, 'Stat');
  const from = startOf(wanted, periodMs);
  const points = new Map<number, number>();
  for (const bucket of bucketsOf(metric, { from, to, periodMs, unit, statistics: [statistic] }, ctx)) {
    const value = statisticOf(bucket, statistic);
    if (value !== undefined) points.set(bucket.start, value);
  }
  return points;
}
