// Metric data: datums are appended to the stream of their series, and read back as one statistic set for each period.
import type { Dimension, MetricDatum, Statistic } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { type Dimensions, dataOf, type MetricName, openData, type StoredDatum, seriesKey } from '../state.ts';

/** Data put within this time is merged. */
export const grainMs = 10_000;

/** The most datums that one query reads. */
const readLimit = 200_000;

export function dimensionsOf(list: readonly Dimension[] | undefined): Dimensions {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}

export function dimensionList(dimensions: Dimensions): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** A datum is one value, values with counts, or a statistic set. @throws AwsFault when it is none of them. */
export function datumOf(datum: MetricDatum): StoredDatum {
  const { StatisticValues: set, Values: values, Counts: counts, Value: value } = datum;
  if (set) return { sum: set.Sum!, count: set.SampleCount!, min: set.Minimum!, max: set.Maximum! };
  if (values && values.length > 0) {
    if (counts && counts.length !== values.length) {
      throw invalidParameter(
        'The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same length.',
      );
    }
    const countAt = (i: number) => counts?.[i] ?? 1;
    return {
      sum: values.reduce((sum, v, i) => sum + v * countAt(i), 0),
      count: values.reduce((sum, _v, i) => sum + countAt(i), 0),
      min: Math.min(...values),
      max: Math.max(...values),
    };
  }
  if (value === undefined || !Number.isFinite(value)) {
    throw invalidParameter(
      'At least one of the parameters MetricData.member.1.Value, Values or StatisticValues must be specified.',
    );
  }
  return { sum: value, count: 1, min: value, max: value };
}

export interface Bucket extends StoredDatum {
  /** When the period begins, milliseconds. */
  readonly start: number;
}

/** The periods between `from` (inclusive, the start of a period) and `to` (exclusive) that have data, oldest first. */
export function bucketsOf(
  metric: MetricName,
  { from, to, periodMs }: { from: number; to: number; periodMs: number },
  ctx: Pick<Context, 'streams' | 'get'>,
): Bucket[] {
  const buckets = new Map<number, Bucket>();
  const put = (timestamp: number, value: StoredDatum) => {
    const start = from + Math.floor((timestamp - from) / periodMs) * periodMs;
    const known = buckets.get(start);
    buckets.set(start, { start, ...(known ? add(known, value) : value) });
  };
  for (const { timestamp, value } of ctx.streams.read<StoredDatum>(dataOf(metric), {
    from,
    to,
    limit: readLimit,
  })) {
    put(timestamp, value);
  }
  const open = ctx.get(openData, seriesKey(metric));
  if (open && open.start >= from && open.start < to) {
    const { start, ...value } = open;
    put(start, value);
  }
  return [...buckets.values()].sort((a, b) => a.start - b.start);
}

export const add = (a: StoredDatum, b: StoredDatum): StoredDatum => ({
  sum: a.sum + b.sum,
  count: a.count + b.count,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
});

export function statisticOf(bucket: StoredDatum, statistic: Statistic): number {
  switch (statistic) {
    case 'SampleCount':
      return bucket.count;
    case 'Sum':
      return bucket.sum;
    case 'Minimum':
      return bucket.min;
    case 'Maximum':
      return bucket.max;
    default:
      return bucket.count === 0 ? 0 : bucket.sum / bucket.count;
  }
}
