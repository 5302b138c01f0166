// What was observed of a metric since the last report: a statistic set, and how often each value occurred where percentiles are
// asked of it and not all values are the same.

export interface Sample {
  sum: number;
  count: number;
  min: number;
  max: number;
  /** Of what percentiles are asked, once there are two values. */
  values?: Map<number, number> | undefined;
}

export const emptySample = (): Sample => ({ sum: 0, count: 0, min: 0, max: 0, values: undefined });

/** The first observation of a report. @param times how many observations have this value */
export function begin(sample: Sample, value: number, times: number): void {
  sample.sum = value * times;
  sample.count = times;
  sample.min = value;
  sample.max = value;
  sample.values = undefined;
}

/** @param hasPercentiles whether it has to be known how often each value occurs */
export function observe(sample: Sample, value: number, times: number, hasPercentiles: boolean): void {
  if (hasPercentiles && (sample.values || value !== sample.min)) addValue(valuesOf(sample), value, times);
  sample.sum += value * times;
  sample.count += times;
  if (value < sample.min) sample.min = value;
  if (value > sample.max) sample.max = value;
}

export function merge(into: Sample, sample: Readonly<Sample>, hasPercentiles: boolean): void {
  if (hasPercentiles) mergeValues(into, sample);
  into.sum += sample.sum;
  into.count += sample.count;
  if (sample.min < into.min) into.min = sample.min;
  if (sample.max > into.max) into.max = sample.max;
}

/** Each is a part of one observation: they are summed, and not counted as several. */
export function mergeParts(into: Sample, sample: Readonly<Sample>): void {
  into.sum += sample.sum;
  into.min += sample.min;
  into.max += sample.max;
}

function mergeValues(into: Sample, sample: Readonly<Sample>): void {
  if (sample.values) {
    const values = valuesOf(into);
    for (const [value, count] of sample.values) addValue(values, value, count);
  } else if (into.values || sample.min !== into.min) addValue(valuesOf(into), sample.min, sample.count);
}

/** Until now all of its values may have been the same. */
function valuesOf(sample: Sample): Map<number, number> {
  sample.values ??= new Map([[rounded(sample.min), sample.count]]);
  return sample.values;
}

function addValue(values: Map<number, number>, value: number, count: number): void {
  const key = rounded(value);
  values.set(key, (values.get(key) ?? 0) + count);
}

/** Three significant digits keep the distribution small. */
const rounded = (value: number) => Number(value.toPrecision(3));
