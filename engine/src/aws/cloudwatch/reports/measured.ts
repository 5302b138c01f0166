// What services measured of one thing at one time: one record of all metrics together where that can be, which is cheaper.
import type { MeasuredMetric, Measurement } from '../../../contracts/measured.ts';
import type { Context } from '../../../kernel/context.ts';
import { distributionOf } from '../metrics/distribution.ts';
import { metricSetOf, putSet } from '../metrics/metric-set.ts';
import { putAlone } from '../metrics/put-alone.ts';
import type { StoredDatum } from '../state.ts';

export function measured({ namespace, at, metrics }: Measurement, ctx: Context): void {
  const plain = metrics.every(isPlain) ? metrics : metrics.filter(isPlain);
  const set = metricSetOf(namespace, plain);
  const areTogether = set !== undefined && putSet(set, at, plain, ctx);
  if (areTogether && plain === metrics) return;
  for (const metric of metrics) {
    if (areTogether && isPlain(metric)) continue;
    const { name, dimensions, unit } = metric;
    putAlone({ namespace, name, dimensions, unit }, at, datumOf(metric), ctx);
  }
}

const isPlain = ({ values, min, max }: MeasuredMetric) => values === undefined || min === max;

const datumOf = ({ sum, count, min, max, values }: MeasuredMetric): StoredDatum =>
  values === undefined || min === max
    ? { sum, count, min, max }
    : { sum, count, min, max, values: distributionOf(values) };
