// What services measure, on its way to CloudWatch. It takes no detour over PutMetricData, whose checks are for what clients put.
import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Millis } from '../kernel/clock.ts';

declare module '../kernel/registry.ts' {
  interface Reports {
    'metrics/measured': Measurement;
  }
}

/** What was measured of one thing at one time. */
export interface Measurement {
  /** `AWS/ECS`, for example. */
  readonly namespace: string;
  readonly at: Millis;
  readonly metrics: readonly MeasuredMetric[];
}

export interface MeasuredMetric {
  readonly name: string;
  /** Those that never change (`sameDimensions`) are known by sight: CloudWatch keeps their metrics together. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: StandardUnit;
  readonly sum: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** How often each value occurred, for percentiles. Absent where nobody knows, and where all are the same. */
  readonly values?: ReadonlyMap<number, number> | undefined;
}

/** One value. */
export const measuredOnce = (
  name: string,
  dimensions: MeasuredMetric['dimensions'],
  unit: StandardUnit,
  value: number,
): MeasuredMetric => ({ name, dimensions, unit, sum: value, count: 1, min: value, max: value });

/** Several values. @param values at least one */
export function measuredOf(
  name: string,
  dimensions: MeasuredMetric['dimensions'],
  unit: StandardUnit,
  values: readonly number[],
): MeasuredMetric {
  const first = values[0]!;
  let [sum, min, max] = [0, first, first];
  for (const value of values) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const measured = { name, dimensions, unit, sum, count: values.length, min, max };
  return min === max ? measured : { ...measured, values: timesOf(values) };
}

function timesOf(values: readonly number[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

const known = new Map<string, MeasuredMetric['dimensions']>();
const mostKnown = 50_000;

/** The same object each time for the same dimensions, which nobody may change. */
export function sameDimensions(dimensions: MeasuredMetric['dimensions']): MeasuredMetric['dimensions'] {
  let text = '';
  for (const name in dimensions) text += `${name}\0${dimensions[name]}\0`;
  let same = known.get(text);
  if (same === undefined) {
    if (known.size >= mostKnown) known.clear();
    same = Object.freeze({ ...dimensions });
    known.set(text, same);
  }
  return same;
}
