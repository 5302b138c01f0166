// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidParameter, missingParameter } from '../faults.ts';
import { datumOf, dimensionsOf } from '../metrics/metric-data.ts';
import { putAlone } from '../metrics/put-alone.ts';

export const putMetricData: Operation<'cloudwatch', 'PutMetricData'> = (input, ctx) => {
  const { MetricData: data = [] } = input;
  if (data.length === 0) throw missingParameter('The parameter MetricData is required.');
  const values = data.map((datum, index) => {
    if ((datum.Values?.length ?? 0) > 150) {
      throw invalidParameter(
        `The collection MetricData.member.${index + 1}.Values must not have a size greater than 150.`,
      );
    }
    checkTime(timeOf(datum, ctx), index, ctx);
    return datumOf(datum, index);
  });
  for (const [index, datum] of data.entries()) {
    const metric = {
      namespace: input.Namespace!,
      name: datum.MetricName!,
      dimensions: dimensionsOf(datum.Dimensions),
      unit: datum.Unit ?? 'None',
    };
    putAlone(metric, timeOf(datum, ctx), values[index]!, ctx);
  }
  return {};
};

const timeOf = ({ Timestamp }: MetricDatum, ctx: Context) => Timestamp?.getTime() ?? ctx.now;

const dayMs = 86_400_000;

function checkTime(at: number, index: number, ctx: Context): void {
  if (at >= ctx.now - 14 * dayMs && at <= ctx.now + 7_200_000) return;
  throw invalidParameter(
    `The parameter MetricData.member.${index + 1}.Timestamp must specify a time within the past two weeks or no more than two hours in the future.`,
  );
}
