// A metric's data, read back as one statistic set for each period.
import type { Context } from '../../../kernel/context.ts';
import type { Columns, TimedRecord } from '../../../kernel/streams.ts';
import { dataOf, type MetricName, type StoredDatum, series, seriesKey, setStream } from '../state.ts';
import { add, numbersOfDatum } from './metric-data.ts';
import type { ParsedStatistic } from './statistic.ts';

export interface Bucket extends StoredDatum {
  /** When the period begins, milliseconds. */
  readonly start: number;
}

/** The metric's units, that of its first data first. */
export function unitsOf(metric: MetricName, ctx: Pick<Context, 'get'>): readonly string[] {
  const known = ctx.get(series, seriesKey(metric));
  return known ? [known.unit, ...(known.otherUnits ?? [])] : [];
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
  wanted: Wanted,
  ctx: Pick<Context, 'streams' | 'get'>,
): readonly Bucket[] {
  const { from, periodMs, statistics } = wanted;
  const data = dataIn(metric, wanted, ctx);
  const startOf = (timestamp: number) => from + Math.floor((timestamp - from) / periodMs) * periodMs;
  if (statistics.every(({ kind }) => kind === 'simple')) return sumsOf(data, startOf);
  const buckets: Bucket[] = [];
  for (const { timestamp, value } of recordsOf(data)) {
    const start = startOf(timestamp);
    const last = buckets.at(-1);
    if (last?.start === start) buckets[buckets.length - 1] = { start, ...add(last, value) };
    else buckets.push({ start, ...value });
  }
  return buckets;
}

/** What is kept of a metric: in its own streams, and in those of the sets that it is part of. */
interface Data {
  readonly records: readonly (readonly TimedRecord<StoredDatum>[])[];
  readonly inSets: readonly Columns[];
}

function dataIn(
  metric: MetricName,
  { from, to, unit }: Pick<Wanted, 'from' | 'to' | 'unit'>,
  ctx: Pick<Context, 'streams' | 'get'>,
): Data {
  const key = keyOf(metric);
  const known = ctx.get(series, key);
  const records: (readonly TimedRecord<StoredDatum>[])[] = [];
  const inSets: Columns[] = [];
  if (!known) return { records, inSets };
  const look = (stream: string) => records.push(ctx.streams.window<StoredDatum>(stream, from, to));
  if (unit === undefined || unit === known.unit) {
    if (known.lastAt > 0) look(dataOf(key));
    for (const set of known.sets ?? []) {
      const first = set.column * numbersOfDatum;
      inSets.push(ctx.streams.columns(streamOf(set), { from, to, first, end: first + numbersOfDatum }));
    }
  }
  for (const otherUnit of known.otherUnits ?? [])
    if (unit === undefined || unit === otherUnit) look(dataOf(seriesKey({ ...metric, otherUnit })));
  return { records, inSets };
}

/** By time. */
function recordsOf({ records, inSets }: Data): readonly TimedRecord<StoredDatum>[] {
  const found = [...records, ...inSets.map(recordsIn)].filter(({ length }) => length > 0);
  return found.length > 1 ? found.flat().sort((a, b) => a.timestamp - b.timestamp) : (found[0] ?? []);
}

const recordsIn = ({ timestamps, columns: [sums, counts, mins, maxs] }: Columns) =>
  timestamps.map((timestamp, row) => ({
    timestamp,
    value: { sum: sums![row]!, count: counts![row]!, min: mins![row]!, max: maxs![row]! },
  }));

/** Without the values themselves, which simple statistics do not need. */
function sumsOf({ records, inSets }: Data, startOf: (timestamp: number) => number): readonly Bucket[] {
  const sums = new Sums();
  for (const ofStream of records)
    for (const { timestamp, value } of ofStream)
      sums.add(startOf(timestamp), value.sum, value.count, value.min, value.max);
  for (const { timestamps, columns } of inSets)
    for (let row = 0; row < timestamps.length; row++)
      sums.add(
        startOf(timestamps[row]!),
        columns[0]![row]!,
        columns[1]![row]!,
        columns[2]![row]!,
        columns[3]![row]!,
      );
  return sums.buckets;
}

/** What is of one period is summed up, in the order of time whatever comes first. */
class Sums {
  readonly buckets: { -readonly [K in keyof Bucket]: Bucket[K] }[] = [];
  /** Where the bucket is that was added to last. */
  #at = -1;

  add(start: number, sum: number, count: number, min: number, max: number): void {
    if (this.buckets[this.#at]?.start !== start) this.#at = this.#placeOf(start);
    const open = this.buckets[this.#at];
    if (open?.start !== start) {
      this.buckets.splice(this.#at, 0, { start, sum, count, min, max });
      return;
    }
    open.sum += sum;
    open.count += count;
    if (min < open.min) open.min = min;
    if (max > open.max) open.max = max;
  }

  /** Of the first bucket that does not begin earlier. */
  #placeOf(start: number): number {
    let [low, high] = [0, this.buckets.length];
    if (high > 0 && this.buckets[high - 1]!.start < start) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.buckets[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** An alarm asks for the same metric each time. */
const keys = new WeakMap<MetricName, string>();

function keyOf(metric: MetricName): string {
  let key = keys.get(metric);
  if (key === undefined) {
    key = seriesKey(metric);
    keys.set(metric, key);
  }
  return key;
}

/** The names of sets' streams: long texts, which are asked for again and again. */
const setStreams = new WeakMap<object, string>();

function streamOf(set: { readonly key: string }): string {
  let stream = setStreams.get(set);
  if (stream === undefined) {
    stream = setStream(set.key);
    setStreams.set(set, stream);
  }
  return stream;
}
