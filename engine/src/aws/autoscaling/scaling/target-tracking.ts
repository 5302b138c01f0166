// A target tracking policy's metric and its two alarms: high after 3 minutes above the target, low after 15 minutes below
// nine tenths of it. Auto Scaling guide, "Target tracking scaling policies".
import type {
  CustomizedMetricSpecification,
  TargetTrackingConfiguration,
} from '@aws-sdk/client-auto-scaling';
import type { MetricDataQuery, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import type { PolicyRecord } from '../state.ts';

/** What an alarm watches: one metric, or metric math. */
type Metric = Pick<
  PutMetricAlarmCommandInput,
  'Namespace' | 'MetricName' | 'Statistic' | 'Dimensions' | 'Unit' | 'Period' | 'Metrics'
>;

const defaultPeriod = 60;
const periods: readonly number[] = [10, 30, 60];

const ec2Metrics: Readonly<Record<string, string>> = {
  ASGAverageCPUUtilization: 'CPUUtilization',
  ASGAverageNetworkIn: 'NetworkIn',
  ASGAverageNetworkOut: 'NetworkOut',
};

export function metricOf(group: string, configuration: TargetTrackingConfiguration): Metric {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } = configuration;
  if ((custom === undefined) === (predefined === undefined))
    throw validationError(
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified',
    );
  if (custom) return customizedMetric(custom);
  const type = predefined?.PredefinedMetricType ?? '';
  const name = ec2Metrics[type];
  if (name) {
    const Dimensions = [{ Name: 'AutoScalingGroupName', Value: group }];
    return {
      Namespace: 'AWS/EC2',
      MetricName: name,
      Statistic: 'Average',
      Dimensions,
      Period: defaultPeriod,
    };
  }
  // `app/<load balancer>/<id>/targetgroup/<target group>/<id>`
  const label = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(predefined?.ResourceLabel ?? '');
  if (type !== 'ALBRequestCountPerTarget' || !label) {
    throw validationError(`Metric type ${type} is invalid, or its ResourceLabel is`);
  }
  return {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCountPerTarget',
    Statistic: 'Sum',
    Dimensions: [{ Name: 'TargetGroup', Value: label[2] }],
    Period: defaultPeriod,
  };
}

function customizedMetric(custom: CustomizedMetricSpecification): Metric {
  const period = custom.Period ?? defaultPeriod;
  if (!periods.includes(period)) throw validationError(`Period must be one of ${periods.join(', ')}`);
  if (custom.Metrics?.length) {
    if (custom.MetricName || custom.Namespace || custom.Statistic)
      throw validationError('Metrics cannot be specified together with MetricName, Namespace or Statistic');
    return {
      Metrics: custom.Metrics.map(
        ({ MetricStat, Period, ...query }): MetricDataQuery => ({
          ...query,
          ...(MetricStat && {
            MetricStat: {
              ...MetricStat,
              Period: MetricStat.Period ?? Period ?? period,
            } as MetricDataQuery['MetricStat'],
          }),
        }),
      ),
    };
  }
  if (!custom.MetricName || !custom.Namespace || !custom.Statistic)
    throw validationError('A customized metric needs MetricName, Namespace and Statistic, or Metrics');
  return {
    Namespace: custom.Namespace,
    MetricName: custom.MetricName,
    Statistic: custom.Statistic,
    Dimensions: custom.Dimensions as Metric['Dimensions'],
    ...(custom.Unit === undefined ? {} : { Unit: custom.Unit as Metric['Unit'] }),
    Period: period,
  };
}

/** Puts the policy's alarms and returns their names, which an update of the policy keeps. */
export function putAlarms(ctx: Context, policy: PolicyRecord): string[] {
  const configuration = policy.TargetTrackingConfiguration!;
  const metric = metricOf(policy.AutoScalingGroupName, configuration);
  const target = configuration.TargetValue!;
  const sides = [
    {
      side: 'High',
      ComparisonOperator: 'GreaterThanThreshold' as const,
      Threshold: target,
      EvaluationPeriods: 3,
    },
    ...(configuration.DisableScaleIn
      ? []
      : [
          {
            side: 'Low',
            ComparisonOperator: 'LessThanThreshold' as const,
            Threshold: target * 0.9,
            EvaluationPeriods: 15,
          },
        ]),
  ];
  return sides.map(({ side, ...condition }) => {
    const prefix = `TargetTracking-${policy.AutoScalingGroupName}-Alarm${side}-`;
    const AlarmName =
      policy.alarmNames.find((name) => name.startsWith(prefix)) ?? `${prefix}${ctx.ids.uuid()}`;
    ctx.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.PolicyARN}.`,
      ...metric,
      AlarmActions: [policy.PolicyARN],
      ...condition,
    });
    return AlarmName;
  });
}
