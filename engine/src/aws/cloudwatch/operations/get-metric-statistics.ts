// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
import type { Datapoint } from '@aws-sdk/client-cloudwatch';
import type { Operation } from '../../../kernel/context.ts';
import { invalidCombination, invalidParameter, missingParameter } from '../faults.ts';
import { bucketsOf, unitsOf } from '../metrics/buckets.ts';
import { dimensionsOf } from '../metrics/metric-data.ts';
import { type ParsedStatistic, requireStatistic, statisticOf } from '../metrics/statistic.ts';

const maxDatapoints = 1440;

export const getMetricStatistics: Operation<'cloudwatch', 'GetMetricStatistics'> = (input, ctx) => {
  const [from, to, periodMs] = [input.StartTime!.getTime(), input.EndTime!.getTime(), input.Period! * 1000];
  if (from >= to) throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  const [names, extended] = [input.Statistics ?? [], input.ExtendedStatistics ?? []];
  if (names.length === 0 && extended.length === 0) {
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
  const simple = names.map((name) => ({ name, statistic: requireStatistic(name, 'Statistics') }));
  const others = extended.map((name) => ({ name, statistic: requireStatistic(name, 'ExtendedStatistics') }));
  const statistics = [...simple, ...others].map(({ statistic }) => statistic);
  const start = Math.floor(from / periodMs) * periodMs;
  const units = unitsOf(metric, ctx).filter((unit) => input.Unit === undefined || unit === input.Unit);
  return {
    Label: metric.name,
    Datapoints: units.flatMap((unit) =>
      bucketsOf(metric, { from: start, to, periodMs, unit, statistics }, ctx).flatMap(
        (bucket): Datapoint[] => {
          const values = (among: readonly { readonly name: string; readonly statistic: ParsedStatistic }[]) =>
            Object.fromEntries(
              among.flatMap(({ name, statistic }) => {
                const value = statisticOf(bucket, statistic);
                return value === undefined ? [] : [[name, value]];
              }),
            );
          const ExtendedStatistics = values(others);
          // A period of which only percentiles are asked, and none is known, has no datapoint.
          if (simple.length === 0 && Object.keys(ExtendedStatistics).length === 0) return [];
          return [
            {
              Timestamp: new Date(bucket.start),
              Unit: unit as Datapoint['Unit'],
              ...values(simple),
              ...(others.length > 0 && { ExtendedStatistics }),
            },
          ];
        },
      ),
    ),
  };
};
