// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { dimensionList } from '../metrics/metric-data.ts';
import { newestAt, series, seriesKey } from '../state.ts';

const recentMs = 3 * 3_600_000;

export const listMetrics: Operation<'cloudwatch', 'ListMetrics'> = (input, ctx) => {
  const matching = ctx
    .all(series)
    .filter(({ namespace }) => !input.Namespace || namespace === input.Namespace)
    .filter(({ name }) => !input.MetricName || name === input.MetricName)
    .filter((metric) => input.RecentlyActive !== 'PT3H' || ctx.now - newestAt(metric, ctx) < recentMs)
    .filter(({ dimensions }) =>
      (input.Dimensions ?? []).every(({ Name = '', Value }) =>
        Value === undefined ? Name in dimensions : dimensions[Name] === Value,
      ),
    );
  const result = page(matching, seriesKey, 500, input.NextToken);
  if (!result) throw invalidParameter('Invalid nextToken');
  return {
    Metrics: result.items.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensionList(dimensions),
    })),
    NextToken: result.nextToken,
  };
};
