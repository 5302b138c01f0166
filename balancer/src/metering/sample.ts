// What was observed of a metric since the last report: a statistic set, and the values themselves where percentiles are
// asked of them.

export interface Sample {
  sum: number;
  count: number;
  min: number;
  max: number;
  /** How often each value occurred, of what percentiles are asked. */
  values?: Map<number, number>;
}

/** @param times how many observations have this value */
export function observe(sample: Sample, value: number, times: number): void {
  if (sample.values) addValue(sample.values, value, times);
  sample.sum += value * times;
  sample.count += times;
  if (value < sample.min) sample.min = value;
  if (value > sample.max) sample.max = value;
}

export const emptySample = (): Sample => ({ sum: 0, count: 0, min: 0, max: 0 });

/**
 * The first observation of a report.
 * @param hasValues whether percentiles are asked of it
 */
export function begin(sample: Sample, value: number, times: number, hasValues: boolean): void {
  sample.sum = value * times;
  sample.count = times;
  sample.min = value;
  sample.max = value;
  if (hasValues) sample.values = new Map([[rounded(value), times]]);
}

/** @param areParts each is a part of one observation: they are summed, not counted as several */
export function merge(into: Sample, sample: Readonly<Sample>, areParts: boolean): void {
  into.sum += sample.sum;
  if (areParts) {
    into.min += sample.min;
    into.max += sample.max;
    return;
  }
  into.count += sample.count;
  if (sample.min < into.min) into.min = sample.min;
  if (sample.max > into.max) into.max = sample.max;
  if (!into.values) return;
  if (!sample.values) delete into.values;
  else for (const [value, count] of sample.values) addValue(into.values, value, count);
}

function addValue(values: Map<number, number>, value: number, count: number): void {
  const key = rounded(value);
  values.set(key, (values.get(key) ?? 0) + count);
}

/** Three significant digits keep the distribution small. */
const rounded = (value: number) => Number(value.toPrecision(3));
