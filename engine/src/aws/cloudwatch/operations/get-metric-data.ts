// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Operation } from '../../../kernel/context.ts';
import { unknownStatistic } from '../alarms/unevaluated.ts';
import { invalidParameter, notSimulated } from '../faults.ts';
import { checkQueries, evaluator, seriesIn } from '../math/queries.ts';

export const getMetricData: Operation<'cloudwatch', 'GetMetricData'> = (input, ctx) => {
  const [from, to] = [input.StartTime!.getTime(), input.EndTime!.getTime()];
  if (from >= to) throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  const ascending = input.ScanBy === 'TimestampAscending';
  const queries = input.MetricDataQueries!;
  checkQueries(queries);
  const unknown = unknownStatistic(queries);
  if (unknown) throw notSimulated(`the statistic ${unknown}`);
  const { resultOf } = evaluator(queries, { from, to }, ctx);
  const results = queries
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap(({ Id = '', Expression, Label }) => {
      const items = seriesIn(resultOf(Id), Id);
      return items.map((one): MetricDataResult => {
        const points = ascending ? [...one.points] : [...one.points].reverse();
        // An expression is called by its id, one of several series by its own name.
        const label = Label ?? (Expression !== undefined && items.length === 1 ? Id : one.label);
        return {
          Id,
          Label: label,
          Timestamps: points.map(([at]) => new Date(at)),
          Values: points.map(([, value]) => value),
          StatusCode: 'Complete',
        };
      });
    });
  return { MetricDataResults: results, Messages: [] };
};
