// Metric data: datums are appended to the stream of their series, and read back as one statistic set for each period.
import type { Dimension, MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { invalidCombination, invalidParameter } from '../faults.ts';
import { type Dimensions, dataOf, type MetricName, type StoredDatum, series, seriesKey } from '../state.ts';
import { distributionOf, pairsOf } from './distribution.ts';
import type { ParsedStatistic } from './statistic.ts';

/** Data put within this time is merged. */
export const grainMs = 10_000;

export function dimensionsOf(list: readonly Dimension[] | undefined): Dimensions {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}

export function dimensionList(dimensions: Dimensions): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** CloudWatch's range: -2^360 to 2^360. */
const largest = 2 ** 360;

/**
 * A datum is one value, values with counts, or a statistic set.
 * @param index its place in the request
 * @throws InvalidParameterValue, InvalidParameterCombination
 */
export function datumOf(datum: MetricDatum, index = 0): StoredDatum {
  const { StatisticValues: set, Values: values = [], Counts: counts, Value: value } = datum;
  const member = `MetricData.member.${index + 1}`;
  const both = (a: string, b: string) =>
    invalidCombination(
      `The parameters ${member}.${a} and ${member}.${b} are mutually exclusive and you have specified both.`,
    );
  if (value !== undefined && values.length > 0) throw both('Value', 'Values');
  if (value !== undefined && set) throw both('Value', 'StatisticValues');
  if (values.length > 0 && set) throw both('Values', 'StatisticValues');
  const check = (what: string, each: number | undefined) => {
    if (each === undefined || Number.isNaN(each) || Math.abs(each) > largest) {
      throw invalidParameter(`The value ${each} for parameter ${member}.${what} is invalid.`);
    }
  };
  if (set) {
    for (const name of ['SampleCount', 'Sum', 'Minimum', 'Maximum'] as const)
      check(`StatisticValues.${name}`, set[name]);
    if (set.Minimum! > set.Maximum!) {
      throw invalidCombination(
        `The parameter ${member}.StatisticValues.Maximum must be greater than or equal to ${member}.StatisticValues.Minimum.`,
      );
    }
    if (set.SampleCount! < 0) {
      throw invalidParameter(
        `The value ${set.SampleCount} for parameter ${member}.StatisticValues.SampleCount is invalid.`,
      );
    }
    return { sum: set.Sum!, count: set.SampleCount!, min: set.Minimum!, max: set.Maximum! };
  }
  if (values.length > 0) {
    if (counts && counts.length !== values.length) {
      throw invalidParameter(
        `The parameters ${member}.Values and ${member}.Counts must be of the same size.`,
      );
    }
    for (const [place, each] of values.entries()) check(`Values.member.${place + 1}`, each);
    const countAt = (i: number) => counts?.[i] ?? 1;
    return {
      sum: values.reduce((sum, v, i) => sum + v * countAt(i), 0),
      count: values.reduce((sum, _v, i) => sum + countAt(i), 0),
      min: Math.min(...values),
      max: Math.max(...values),
      ...(values.some((each) => each !== values[0]) && {
        values: distributionOf(values.map((each, i) => [each, countAt(i)])),
      }),
    };
  }
  if (value === undefined) {
    throw invalidParameter(
      `At least one of the parameters ${member}.Value, Values or StatisticValues must be specified.`,
    );
  }
  check('Value', value);
  return { sum: value, count: 1, min: value, max: value };
}

export interface Bucket extends StoredDatum {
  /** When the period begins, milliseconds. */
  readonly start: number;
}

/** The metric's units, that of its first data first. */
export function unitsOf(metric: MetricName, ctx: Pick<Context, 'get'>): readonly string[] {
  const known = ctx.get(series, seriesKey(metric));
  return known ? [known.unit, ...(known.otherUnits ?? [])] : [];
}

/** The metric's data in one unit, or in each of its units. */
function inUnits(metric: MetricName, unit: string | undefined, ctx: Pick<Context, 'get'>): MetricName[] {
  return unitsOf(metric, ctx)
    .map((name, index) => ({ name, metric: index === 0 ? metric : { ...metric, otherUnit: name } }))
    .filter(({ name }) => unit === undefined || name === unit)
    .map(({ metric: one }) => one);
}

export interface Wanted {
  /** The start of a period. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly periodMs: number;
  /** Of data in this unit alone. */
  readonly unit?: string | undefined;
  readonly statistics: readonly ParsedStatistic[];
}

/** The periods that have data, oldest first. */
export function bucketsOf(
  metric: MetricName,
  { from, to, periodMs, unit, statistics }: Wanted,
  ctx: Pick<Context, 'streams' | 'get'>,
): Bucket[] {
  const buckets = new Map<number, Bucket>();
  const merge = statistics.every(({ kind }) => kind === 'simple') ? addSums : add;
  const put = (timestamp: number, value: StoredDatum) => {
    const start = from + Math.floor((timestamp - from) / periodMs) * periodMs;
    const known = buckets.get(start);
    buckets.set(start, { start, ...(known ? merge(known, value) : value) });
  };
  for (const one of inUnits(metric, unit, ctx)) {
    for (const { timestamp, value } of ctx.streams.window<StoredDatum>(dataOf(seriesKey(one)), from, to))
      put(timestamp, value);
  }
  return [...buckets.values()].sort((a, b) => a.start - b.start);
}

const addSums = (a: StoredDatum, b: StoredDatum): StoredDatum => ({
  sum: a.sum + b.sum,
  count: a.count + b.count,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
});

export function add(a: StoredDatum, b: StoredDatum): StoredDatum {
  const [own, others] = [pairsIn(a), pairsIn(b)];
  const values = own && others && distributionOf([...own, ...others]);
  return { ...addSums(a, b), ...(values && values.length > 2 && { values }) };
}

function pairsIn({ min, max, count, values }: StoredDatum): Iterable<readonly [number, number]> | undefined {
  if (values) return pairsOf(values);
  return min === max ? [[min, count]] : undefined;
}
