// A target tracking policy's metric and its two alarms: high after 3 minutes above the target, low after 15 minutes below
// nine tenths of it. Auto Scaling guide, "Target tracking scaling policies".
import type { MetricDimension, TargetTrackingConfiguration } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated, validationError } from '../faults.ts';
import type { PolicyRecord } from '../state.ts';

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Statistic: 'Average' | 'Sum' | 'Minimum' | 'Maximum' | 'SampleCount';
  readonly Dimensions: readonly MetricDimension[];
}

const ec2Metrics: Readonly<Record<string, string>> = {
  ASGAverageCPUUtilization: 'CPUUtilization',
  ASGAverageNetworkIn: 'NetworkIn',
  ASGAverageNetworkOut: 'NetworkOut',
};

export function metricOf(group: string, configuration: TargetTrackingConfiguration): Metric {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } = configuration;
  if (custom) {
    if (custom.Metrics?.length || !custom.MetricName) throw notSimulated('target tracking on metric math');
    return {
      Namespace: custom.Namespace ?? '',
      MetricName: custom.MetricName,
      Statistic: custom.Statistic ?? 'Average',
      Dimensions: custom.Dimensions ?? [],
    };
  }
  const type = predefined?.PredefinedMetricType ?? '';
  const name = ec2Metrics[type];
  if (name) {
    const Dimensions = [{ Name: 'AutoScalingGroupName', Value: group }];
    return { Namespace: 'AWS/EC2', MetricName: name, Statistic: 'Average', Dimensions };
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
  };
}

/** Puts the policy's alarms and returns their names, which an update of the policy keeps. */
export function putAlarms(ctx: Context, policy: PolicyRecord): string[] {
  const configuration = policy.TargetTrackingConfiguration!;
  const { Namespace, MetricName, Statistic, Dimensions } = metricOf(
    policy.AutoScalingGroupName,
    configuration,
  );
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
      Namespace,
      MetricName,
      Statistic,
      Dimensions: [...Dimensions],
      Period: 60,
      AlarmActions: [policy.PolicyARN],
      ...condition,
    });
    return AlarmName;
  });
}
