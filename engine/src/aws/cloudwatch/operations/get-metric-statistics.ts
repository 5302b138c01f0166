// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
import type { Datapoint, Statistic } from '@aws-sdk/client-cloudwatch';
import type { Operation } from '../../../kernel/context.ts';
import { invalidCombination, invalidParameter, missingParameter, notSimulated } from '../faults.ts';
import { bucketsOf, dimensionsOf, statisticOf, unitsOf } from '../metrics/metric-data.ts';

const maxDatapoints = 1440;

export const getMetricStatistics: Operation<'cloudwatch', 'GetMetricStatistics'> = (input, ctx) => {
  const [from, to, periodMs] = [input.StartTime!.getTime(), input.EndTime!.getTime(), input.Period! * 1000];
  if (from >= to) throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  if (input.ExtendedStatistics?.length) throw notSimulated('percentile statistics');
  if (!input.Statistics?.length) {
    throw missingParameter('Must specify either Statistics or ExtendedStatistics');
  }
  if ((to - from) / periodMs > maxDatapoints) {
    throw invalidCombination(
      `You have requested up to ${Math.ceil((to - from) / periodMs)} datapoints, which exceeds the limit of ${maxDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
  const metric = {
    namespace: input.Namespace!,
    name: input.MetricName!,
    dimensions: dimensionsOf(input.Dimensions),
  };
  const start = Math.floor(from / periodMs) * periodMs;
  const units = unitsOf(metric, ctx).filter((unit) => input.Unit === undefined || unit === input.Unit);
  return {
    Label: metric.name,
    Datapoints: units.flatMap((unit) =>
      bucketsOf(metric, { from: start, to, periodMs, unit }, ctx).map(
        (bucket): Datapoint => ({
          Timestamp: new Date(bucket.start),
          Unit: unit as Datapoint['Unit'],
          ...Object.fromEntries(input.Statistics!.map((s: Statistic) => [s, statisticOf(bucket, s)])),
        }),
      ),
    ),
  };
};
