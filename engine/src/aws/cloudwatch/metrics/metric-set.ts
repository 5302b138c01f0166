// Metrics that a service always puts together, as a load balancer those of a target group. Their data are one record in one
// stream each time, so that a datum costs little more than its numbers.
import { createHash } from 'node:crypto';
import type { Dimension, MetricDatum, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import {
  lastAtGrainMs,
  type MetricName,
  metricSets,
  type OpenSet,
  openSets,
  type StoredDatum,
  series,
  seriesKey,
  setStream,
} from '../state.ts';
import { add, datumIn, dimensionsOf, grainMs, numbersOf } from './metric-data.ts';

/** A metric that is put in ever other company is kept alone. */
const mostSetsOfMetric = 8;
/** So is what has several values in ten seconds as a rule. */
const mostSplits = 3;

export interface MetricSet {
  /** Made of its metrics. */
  readonly key: string;
  readonly stream: string;
  readonly metrics: readonly (MetricName & { readonly unit: string })[];
}

/** A metric of a set, after those before it. */
interface Step {
  readonly dimensions: readonly Dimension[] | undefined;
  readonly name: string | undefined;
  readonly unit: StandardUnit | undefined;
  readonly before: Step | undefined;
  readonly next: Step[];
  set: MetricSet | undefined;
}

/** By namespace, then by the dimensions of the first metric. Lists of dimensions that never change are known by identity. */
const firstSteps = new Map<string, WeakMap<readonly Dimension[], Step[]>>();

/** The metrics of data in their order. Undefined where the dimensions of one of them may change. */
export function metricSetOf(namespace: string, data: readonly MetricDatum[]): MetricSet | undefined {
  let step: Step | undefined;
  for (const datum of data) {
    const next = stepAfter(step, namespace, datum);
    if (!next) return undefined;
    step = next;
  }
  if (!step) return undefined;
  step.set ??= setAt(namespace, step);
  return step.set;
}

function stepAfter(before: Step | undefined, namespace: string, datum: MetricDatum): Step | undefined {
  const { Dimensions: dimensions, MetricName: name, Unit: unit } = datum;
  if (!dimensions) return undefined;
  const steps = before ? before.next : stepsFrom(namespace, dimensions);
  for (const step of steps)
    if (step.dimensions === dimensions && step.name === name && step.unit === unit) return step;
  if (!Object.isFrozen(dimensions)) return undefined;
  const step: Step = { dimensions, name, unit, before, next: [], set: undefined };
  steps.push(step);
  return step;
}

function stepsFrom(namespace: string, dimensions: readonly Dimension[]): Step[] {
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
  const metrics: MetricSet['metrics'][number][] = [];
  for (let step: Step | undefined = last; step; step = step.before)
    metrics.unshift({
      namespace,
      name: step.name!,
      dimensions: dimensionsOf(step.dimensions),
      unit: step.unit ?? 'None',
    });
  const text = JSON.stringify(metrics.map((metric) => [seriesKey(metric), metric.unit]));
  const key = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { key, stream: setStream(key), metrics };
}

/**
 * Puts a record of a set, or amends that of the same ten seconds.
 * @returns false where its metrics have to be put one by one
 */
export function putSet(set: MetricSet, at: number, values: readonly StoredDatum[], ctx: Context): boolean {
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
function amendedBy(numbers: readonly number[], values: readonly StoredDatum[]): number[] | undefined {
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
