// The functions of metric math. A function of one series and one number gives what AWS's table says: of a series a number,
// of an array a series with one value for each time.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
import { array, mapped, type Points, type Series, scalar, type Value } from './values.ts';

export interface Surroundings {
  /** The starts of the periods that are asked for, oldest first. */
  readonly grid: readonly number[];
  readonly periodMs: number;
  /** The metrics of the request, by id: what METRICS() gives. */
  readonly metrics: readonly (Series & { readonly id: string })[];
}

/** Undefined where the arguments are not those of the function. */
type MathFunction = (args: readonly Value[], around: Surroundings) => Value | undefined;

const isSeries = (value: Value | undefined): value is Series => value?.kind === 'series';
const numberIn = (value: Value | undefined) => (value?.kind === 'scalar' ? value.value : undefined);
const textIn = (value: Value | undefined) => (value?.kind === 'text' ? value.text : undefined);
const valuesOf = ({ points }: Series) => [...points.values()];
const listed = (value: Value | undefined): readonly Series[] | undefined =>
  value?.kind === 'array' ? value.items : isSeries(value) ? [value] : undefined;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const reducers: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SUM: sum,
  AVG: mean,
  MIN: (values) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  MAX: (values) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  STDDEV: (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2))),
  DATAPOINT_COUNT: (values) => values.length,
};

const reducing =
  (reduce: (values: readonly number[]) => number): MathFunction =>
  ([one, ...more], { periodMs }) => {
    // SUM(m1, m2) means SUM([m1, m2]).
    const items = more.length > 0 && isSeries(one) && more.every(isSeries) ? [one, ...more] : undefined;
    if (!items && more.length > 0) return undefined;
    if (!items && isSeries(one)) return scalar(one.points.size === 0 ? Number.NaN : reduce(valuesOf(one)));
    if (!items && one?.kind === 'scalar') return scalar(reduce([one.value]));
    const all = items ?? (one?.kind === 'array' ? one.items : undefined);
    if (!all) return undefined;
    const columns = new Map<number, number[]>();
    for (const { points } of all)
      for (const [at, value] of points) columns.set(at, [...(columns.get(at) ?? []), value]);
    const points = new Map(
      [...columns].sort(([a], [b]) => a - b).map(([at, values]) => [at, reduce(values)]),
    );
    return { kind: 'series', label: all[0]?.label ?? '', points, periodMs: all[0]?.periodMs ?? periodMs };
  };

/** Of a number, of each value of a series, of each series of an array. */
const each =
  (change: (value: number, at: number) => number): MathFunction =>
  ([one]) => {
    if (one?.kind === 'scalar') return scalar(change(one.value, 0));
    if (isSeries(one)) return mapped(one, change);
    return one?.kind === 'array' ? array(one.items.map((item) => mapped(item, change))) : undefined;
  };

/** Of a series, or of each series of an array: the points anew. */
const overPoints =
  (change: (points: Points, series: Series) => Points): MathFunction =>
  ([one]) => {
    const again = (series: Series): Series => ({ ...series, points: change(series.points, series) });
    if (isSeries(one)) return again(one);
    return one?.kind === 'array' ? array(one.items.map(again)) : undefined;
  };

const between = (compute: (value: number, before: number, elapsedMs: number) => number) =>
  overPoints((points) => {
    const pairs = [...points];
    return new Map(
      pairs.slice(1).map(([at, value], index) => {
        const [beforeAt, before] = pairs[index]!;
        return [at, compute(value, before, at - beforeAt)];
      }),
    );
  });

const date = (part: (at: Date) => number) => each((_value, at) => part(new Date(at)));

const fill: MathFunction = ([one, filler], { grid }) => {
  const items = listed(one);
  if (!items || !filler) return undefined;
  const filled = (series: Series): Series => {
    const known = [...series.points];
    const points = new Map<number, number>();
    let before: (typeof known)[number] | undefined;
    let next = 0;
    for (const at of grid) {
      while (next < known.length && known[next]![0] <= at) before = known[next++];
      const own = series.points.get(at);
      const value = own ?? filledWith(filler, at, before, known[next]);
      if (value !== undefined && Number.isFinite(value)) points.set(at, value);
    }
    return { ...series, points };
  };
  return one?.kind === 'array' ? array(items.map(filled)) : filled(items[0]!);
};

type Point = readonly [number, number];

function filledWith(filler: Value, at: number, before?: Point, after?: Point): number | undefined {
  if (filler.kind === 'scalar') return filler.value;
  if (filler.kind === 'series') return filler.points.get(at);
  if (filler.kind !== 'text') return undefined;
  if (filler.text === 'REPEAT') return before?.[1];
  if (!before || !after) return undefined;
  return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0]);
}

const when: MathFunction = ([condition, then, otherwise], { grid, periodMs }) => {
  const usable = (value: Value | undefined) => value?.kind === 'scalar' || isSeries(value);
  if (!usable(condition) || !usable(then) || (otherwise && !usable(otherwise))) return undefined;
  const at = (value: Value | undefined, time: number) =>
    value?.kind === 'scalar' ? value.value : isSeries(value) ? value.points.get(time) : undefined;
  if (condition!.kind === 'scalar' && then!.kind === 'scalar' && (!otherwise || otherwise.kind === 'scalar'))
    return condition!.kind === 'scalar' && condition!.value !== 0 ? then : (otherwise ?? scalar(Number.NaN));
  const first = [condition, then, otherwise].find(isSeries);
  const times = isSeries(condition) ? [...condition.points.keys()] : grid;
  const points = new Map<number, number>();
  for (const time of times) {
    const value = at(condition, time) !== 0 ? at(then, time) : at(otherwise, time);
    if (value !== undefined && Number.isFinite(value)) points.set(time, value);
  }
  return { kind: 'series', label: first?.label ?? '', points, periodMs: first?.periodMs ?? periodMs };
};

const sorted: MathFunction = ([one, by, order, count]) => {
  const reduce = reducers[textIn(by) ?? ''];
  const direction = { ASC: 1, DESC: -1 }[textIn(order) ?? ''];
  if (one?.kind !== 'array' || !reduce || !direction) return undefined;
  const rank = new Map(one.items.map((item) => [item, reduce(valuesOf(item))]));
  const items = [...one.items].sort((a, b) => direction * (rank.get(a)! - rank.get(b)!));
  return array(items.slice(0, numberIn(count) ?? items.length));
};

const slice: MathFunction = ([one, from, to]) => {
  const start = numberIn(from);
  if (one?.kind !== 'array' || start === undefined) return undefined;
  const end = numberIn(to);
  return to ? (end === undefined ? undefined : array(one.items.slice(start, end))) : one.items[start];
};

export const functions: Readonly<Record<string, MathFunction>> = {
  ...Object.fromEntries(Object.entries(reducers).map(([name, reduce]) => [name, reducing(reduce)])),
  ABS: each(Math.abs),
  CEIL: each(Math.ceil),
  FLOOR: each(Math.floor),
  LOG: each(Math.log),
  LOG10: each(Math.log10),
  DIFF: between((value, before) => value - before),
  DIFF_TIME: between((_value, _before, elapsedMs) => elapsedMs / 1000),
  RATE: between((value, before, elapsedMs) => (value - before) / (elapsedMs / 1000)),
  RUNNING_SUM: overPoints((points) => {
    let total = 0;
    return new Map(
      [...points].map(([at, value]) => {
        total += value;
        return [at, total];
      }),
    );
  }),
  MINUTE: date((at) => at.getUTCMinutes()),
  HOUR: date((at) => at.getUTCHours()),
  DAY: date((at) => at.getUTCDay() || 7),
  DATE: date((at) => at.getUTCDate()),
  MONTH: date((at) => at.getUTCMonth() + 1),
  YEAR: date((at) => at.getUTCFullYear()),
  EPOCH: date((at) => at.getTime() / 1000),
  FILL: fill,
  IF: when,
  SORT: sorted,
  SLICE: slice,
  FIRST: ([one]) => (one?.kind === 'array' ? one.items[0] : undefined),
  LAST: ([one]) => (one?.kind === 'array' ? one.items.at(-1) : undefined),
  METRIC_COUNT: ([one]) => {
    const items = listed(one);
    return items && scalar(items.length);
  },
  METRICS: ([part], { metrics }) =>
    array(metrics.filter(({ id }) => id.includes(textIn(part) ?? '')).map(({ id: _, ...series }) => series)),
  PERIOD: ([one]) => (isSeries(one) ? scalar(one.periodMs / 1000) : undefined),
  REMOVE_EMPTY: ([one]) =>
    one?.kind === 'array' ? array(one.items.filter(({ points }) => points.size > 0)) : undefined,
  TIME_SERIES: ([one], { grid, periodMs }) => {
    const value = numberIn(one);
    if (value === undefined) return undefined;
    const points = new Map(grid.map((at) => [at, value]));
    return { kind: 'series', label: '', points: Number.isFinite(value) ? points : new Map(), periodMs };
  },
};

/** Words that are arguments, not ids. */
export const keywords: ReadonlySet<string> = new Set([
  'REPEAT',
  'LINEAR',
  'ASC',
  'DESC',
  ...Object.keys(reducers),
]);

export const notEvaluated: ReadonlySet<string> = new Set([
  'ANOMALY_DETECTION_BAND',
  'DB_PERF_INSIGHTS',
  'INSIGHT_RULE_METRIC',
  'LAMBDA',
  'SERVICE_QUOTA',
]);
