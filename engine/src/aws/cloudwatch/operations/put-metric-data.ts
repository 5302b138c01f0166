// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { Operation } from '../../../kernel/context.ts';
import { missingParameter } from '../faults.ts';
import { datumOf, dimensionsOf } from '../metric-data.ts';
import { dataOf, series, seriesKey } from '../state.ts';

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
    ctx.streams.append(dataOf(metric), [{ timestamp: at, value: datumOf(datum) }]);
    const key = seriesKey(metric);
    const known = ctx.get(series, key);
    // The record says that the series exists; rewriting it for each datum would fill the journal.
    if (!known || at - known.lastAt > 60_000) {
      ctx.put(series, key, { ...metric, unit: datum.Unit ?? 'None', lastAt: at });
    }
  }
  return {};
};
