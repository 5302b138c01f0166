// What metric math computes with: numbers, time series and arrays of them, and how operators combine them.
import type { MetricName } from '../state.ts';
import type { Operator } from './parse.ts';

/** Values by the start of their period, milliseconds, oldest first. */
export type Points = ReadonlyMap<number, number>;

export interface Series {
  readonly kind: 'series';
  readonly label: string;
  readonly points: Points;
  readonly periodMs: number;
  /** Of a metric's own series, not of what was computed. */
  readonly source?: { readonly metric: MetricName; readonly stat: string };
}
export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | Series
  | { readonly kind: 'array'; readonly items: readonly Series[] }
  | { readonly kind: 'text'; readonly text: string };

export const scalar = (value: number): Value => ({ kind: 'scalar', value });
export const array = (items: readonly Series[]): Value => ({ kind: 'array', items });

const comparisons: Readonly<Partial<Record<Operator, (a: number, b: number) => boolean>>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  AND: (a, b) => a !== 0 && b !== 0,
  OR: (a, b) => a !== 0 || b !== 0,
};
const arithmetic: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

/** Without the points that have no finite value: a division by zero gives none. */
export function mapped(series: Series, change: (value: number, at: number) => number | undefined): Series {
  const points = new Map<number, number>();
  for (const [at, value] of series.points) {
    const next = change(value, at);
    if (next !== undefined && Number.isFinite(next)) points.set(at, next);
  }
  return { ...series, points };
}

/** Undefined where AWS combines nothing: two arrays, or a text. */
export function combine(operator: Operator, left: Value, right: Value): Value | undefined {
  const compare = comparisons[operator];
  const compute = compare ? (a: number, b: number) => Number(compare(a, b)) : arithmetic[operator]!;
  if (left.kind === 'text' || right.kind === 'text') return undefined;
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalar(compute(left.value, right.value));
  if (left.kind === 'array')
    return right.kind === 'array'
      ? undefined
      : array(left.items.map((one) => combine(operator, one, right) as Series));
  if (right.kind === 'array') return array(right.items.map((one) => combine(operator, left, one) as Series));
  if (left.kind === 'scalar') return mapped(right as Series, (value) => compute(left.value, value));
  if (right.kind === 'scalar') return mapped(left, (value) => compute(value, right.value));
  return zipped(left, right, compute, compare !== undefined);
}

/** A comparison takes a point that one side lacks for 0; other operators need both. */
function zipped(
  left: Series,
  right: Series,
  compute: (a: number, b: number) => number,
  isComparison: boolean,
): Series {
  const periodMs = Math.min(left.periodMs, right.periodMs);
  const times = isComparison
    ? [...new Set([...left.points.keys(), ...right.points.keys()])].sort((a, b) => a - b)
    : [...left.points.keys()].filter((at) => right.points.has(at));
  const points = new Map(
    times
      .map((at) => [at, compute(left.points.get(at) ?? 0, right.points.get(at) ?? 0)] as const)
      .filter(([, value]) => Number.isFinite(value)),
  );
  return { kind: 'series', label: left.label, points, periodMs };
}
