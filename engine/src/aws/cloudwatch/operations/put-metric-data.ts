// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { missingParameter } from '../faults.ts';
import { add, datumOf, dimensionsOf, grainMs } from '../metrics/metric-data.ts';
import { dataOf, type MetricName, openData, type StoredDatum, series, seriesKey } from '../state.ts';

export const putMetricData: Operation<'cloudwatch', 'PutMetricData'> = (input, ctx) => {
  if (!input.MetricData || input.MetricData.length === 0) {
    throw missingParameter('The parameter MetricData is required.');
  }
  for (const datum of input.MetricData) {
    const metric = {
      namespace: input.Namespace!,
      name: datum.MetricName!,
      dimensions: dimensionsOf(datum.Dimensions),
    };
    const at = datum.Timestamp?.getTime() ?? ctx.now;
    store(metric, at, datumOf(datum), ctx);
    const key = seriesKey(metric);
    const known = ctx.get(series, key);
    // Writing this record for every datum would fill the journal.
    if (!known || at - known.lastAt > 60_000) {
      ctx.put(series, key, { ...metric, unit: datum.Unit ?? 'None', lastAt: at });
    }
  }
  return {};
};

function store(metric: MetricName, at: number, datum: StoredDatum, ctx: Context): void {
  const key = seriesKey(metric);
  const start = Math.floor(at / grainMs) * grainMs;
  const open = ctx.get(openData, key);
  if (open?.start === start) {
    ctx.put(openData, key, { start, ...add(open, datum) });
    return;
  }
  if (open && open.start > start) {
    // A late datum, whose ten seconds are over.
    ctx.streams.append(dataOf(metric), [{ timestamp: start, value: datum }]);
    return;
  }
  if (open) {
    const { start: timestamp, ...value } = open;
    ctx.streams.append(dataOf(metric), [{ timestamp, value }]);
  }
  ctx.put(openData, key, { start, ...datum });
}
