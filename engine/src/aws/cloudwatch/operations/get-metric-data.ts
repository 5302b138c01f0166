// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type { MetricDataResult, Statistic } from '@aws-sdk/client-cloudwatch';
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter, notSimulated } from '../faults.ts';
import { bucketsOf, dimensionsOf, statisticOf } from '../metrics/metric-data.ts';

const statistics: readonly string[] = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

export const getMetricData: Operation<'cloudwatch', 'GetMetricData'> = (input, ctx) => {
  const [from, to] = [input.StartTime!.getTime(), input.EndTime!.getTime()];
  if (from >= to) throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  const ascending = input.ScanBy === 'TimestampAscending';
  const results = input
    .MetricDataQueries!.filter(({ ReturnData }) => ReturnData !== false)
    .map((query): MetricDataResult => {
      if (!query.MetricStat) throw notSimulated('metric math expressions');
      const { Metric, Period, Stat = '', Unit: unit } = query.MetricStat;
      if (!statistics.includes(Stat)) throw notSimulated(`the statistic ${Stat}`);
      const periodMs = Period! * 1000;
      const metric = {
        namespace: Metric!.Namespace!,
        name: Metric!.MetricName!,
        dimensions: dimensionsOf(Metric!.Dimensions),
      };
      const found = bucketsOf(
        metric,
        { from: Math.floor(from / periodMs) * periodMs, to, periodMs, unit },
        ctx,
      );
      const buckets = ascending ? found : found.reverse();
      return {
        Id: query.Id,
        Label: query.Label ?? metric.name,
        Timestamps: buckets.map(({ start }) => new Date(start)),
        Values: buckets.map((bucket) => statisticOf(bucket, Stat as Statistic)),
        StatusCode: 'Complete',
      };
    });
  return { MetricDataResults: results, Messages: [] };
};
