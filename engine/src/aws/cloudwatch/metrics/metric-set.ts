// Metrics that a service always puts together, as a load balancer those of a target group. Their data are one record in one
// stream each time, so that a datum costs little more than its numbers.
import { createHash } from 'node:crypto';
import type { MeasuredMetric } from '../../../contracts/measured.ts';
import type { Context } from '../../../kernel/context.ts';
import {
  type Dimensions,
  lastAtGrainMs,
  metricSets,
  type OpenSet,
  openSets,
  series,
  seriesKey,
  setStream,
} from '../state.ts';
import { add, datumIn, grainMs, numbersOf, type PlainDatum } from './metric-data.ts';
import type { MetricInUnit } from './put-alone.ts';

/** A metric that is put in ever other company is kept alone. */
const mostSetsOfMetric = 8;
/** So is what has several values in ten seconds as a rule. */
const mostSplits = 3;

export interface MetricSet {
  /** Made of its metrics. */
  readonly key: string;
  readonly stream: string;
  readonly metrics: readonly MetricInUnit[];
}

type Identity = Pick<MeasuredMetric, 'name' | 'dimensions' | 'unit'>;

/** A metric of a set, after those before it. */
interface Step extends Identity {
  readonly before: Step | undefined;
  readonly next: Step[];
  set: MetricSet | undefined;
}

/** By namespace, then by the dimensions of the first metric. Dimensions that never change are known by identity. */
const firstSteps = new Map<string, WeakMap<Dimensions, Step[]>>();

/** The set of these metrics in their order. Undefined where there are none, or the dimensions of one of them may change. */
export function metricSetOf(namespace: string, metrics: readonly Identity[]): MetricSet | undefined {
  let step: Step | undefined;
  for (const metric of metrics) {
    step = stepAfter(step, namespace, metric);
    if (!step) return undefined;
  }
  if (!step) return undefined;
  step.set ??= setAt(namespace, step);
  return step.set;
}

function stepAfter(before: Step | undefined, namespace: string, metric: Identity): Step | undefined {
  const { dimensions, name, unit } = metric;
  const steps = before ? before.next : stepsFrom(namespace, dimensions);
  for (const step of steps)
    if (step.dimensions === dimensions && step.name === name && step.unit === unit) return step;
  if (!Object.isFrozen(dimensions)) return undefined;
  const step: Step = { dimensions, name, unit, before, next: [], set: undefined };
  steps.push(step);
  return step;
}

function stepsFrom(namespace: string, dimensions: Dimensions): Step[] {
  let byDimensions = firstSteps.get(namespace);
  if (!byDimensions) {
    byDimensions = new WeakMap();
    firstSteps.set(namespace, byDimensions);
  }
  let steps = byDimensions.get(dimensions);
  if (!steps) {
    steps = [];
    byDimensions.set(dimensions, steps);
  }
  return steps;
}

function setAt(namespace: string, last: Step): MetricSet {
  const metrics: MetricInUnit[] = [];
  for (let step: Step | undefined = last; step; step = step.before) {
    const { name, dimensions, unit } = step;
    metrics.unshift({ namespace, name, dimensions, unit });
  }
  const text = JSON.stringify(metrics.map((metric) => [seriesKey(metric), metric.unit]));
  const key = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { key, stream: setStream(key), metrics };
}

/**
 * Puts a record of a set, or amends that of the same ten seconds.
 * @returns false where its metrics have to be put one by one
 */
export function putSet(set: MetricSet, at: number, values: readonly PlainDatum[], ctx: Context): boolean {
  if (!isKept(set, at, ctx)) return false;
  const { key, stream } = set;
  const start = Math.floor(at / grainMs) * grainMs;
  const open = ctx.get(openSets, key);
  const isOpen = open?.start === start;
  const numbers = isOpen ? amendedBy(open.numbers, values) : numbersOf(values);
  if (!numbers) {
    split(key, open!, ctx);
    return false;
  }
  ctx.streams.append(stream, [{ timestamp: start, value: numbers }], isOpen ? 'amend' : 'add');
  if (isOpen) ctx.put(openSets, key, { ...open, numbers });
  else if (!open || open.start < start)
    ctx.put(openSets, key, { start, numbers, splits: open?.isSplit ? open.splits : 0 });
  return true;
}

function split(key: string, open: OpenSet, ctx: Context): void {
  if (open.isSplit) return;
  const splits = open.splits + 1;
  ctx.put(openSets, key, { ...open, splits, isSplit: true });
  if (splits >= mostSplits) ctx.put(metricSets, key, { lastAt: open.start, isRefused: true });
}

/** Undefined where what would be one datum has several values, which are kept for its percentiles. */
function amendedBy(numbers: readonly number[], values: readonly PlainDatum[]): number[] | undefined {
  const sums = values.map((value, index) => add(datumIn(numbers, index), value));
  return sums.some((sum) => sum.values) ? undefined : numbersOf(sums);
}

/** Whether a set has a stream. The first time, its metrics learn of it, unless they are in too many others already. */
function isKept(set: MetricSet, at: number, ctx: Context): boolean {
  const known = ctx.get(metricSets, set.key);
  if (known?.isRefused) return false;
  // Writing this record each time would fill the journal.
  if (known && at - known.lastAt <= lastAtGrainMs) return true;
  const isRefused = !known && !mayBeTogether(set, ctx);
  ctx.put(metricSets, set.key, {
    lastAt: Math.max(at, known?.lastAt ?? 0),
    ...(isRefused && { isRefused }),
  });
  if (known || isRefused) return !isRefused;
  for (const [column, { unit, ...metric }] of set.metrics.entries()) {
    const key = seriesKey(metric);
    const { sets = [], ...own } = ctx.get(series, key) ?? { ...metric, unit, lastAt: 0 };
    ctx.put(series, key, { ...own, sets: [...sets, { key: set.key, column }] });
  }
  return true;
}

function mayBeTogether({ metrics }: MetricSet, ctx: Context): boolean {
  const keys = metrics.map(seriesKey);
  return (
    new Set(keys).size === keys.length &&
    metrics.every(({ unit }, index) => {
      const known = ctx.get(series, keys[index]!);
      return !known || (known.unit === unit && (known.sets ?? []).length < mostSetsOfMetric);
    })
  );
}
