// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html
import type { Operation } from '../../../kernel/context.ts';
import { metricsOf } from '../alarms/metrics-of.ts';
import { dimensionsOf } from '../metrics/metric-data.ts';
import { alarms, seriesKey } from '../state.ts';
import { alarmView } from '../views.ts';

export const describeAlarmsForMetric: Operation<'cloudwatch', 'DescribeAlarmsForMetric'> = (input, ctx) => {
  const key = seriesKey({
    namespace: input.Namespace!,
    name: input.MetricName!,
    dimensions: dimensionsOf(input.Dimensions),
  });
  const found = ctx
    .all(alarms)
    .filter((alarm) => metricsOf(alarm).some((metric) => seriesKey(metric) === key))
    .filter(({ statistic }) => !input.Statistic || statistic === input.Statistic)
    .filter(({ periodMs }) => !input.Period || periodMs === input.Period * 1000);
  return { MetricAlarms: found.map(alarmView) };
};
