// The metric that a target tracking policy follows.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
import type {
  CustomizedMetricSpecification,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Dimension, Statistic } from '@aws-sdk/client-cloudwatch';
import { validation } from '../faults.ts';
import { serviceOf } from '../find.ts';
import type { TargetName } from '../state.ts';

export interface TrackedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly statistic: Statistic;
}

export function trackedMetric(
  target: TargetName,
  configuration: TargetTrackingScalingPolicyConfiguration,
): TrackedMetric {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } =
    configuration;
  if ((predefined === undefined) === (customized === undefined))
    throw validation(
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification is required.',
    );
  if (customized) return customizedMetric(customized);
  const { cluster, service } = serviceOf(target);
  const dimensions = [
    { Name: 'ClusterName', Value: cluster },
    { Name: 'ServiceName', Value: service },
  ];
  switch (predefined?.PredefinedMetricType) {
    case 'ECSServiceAverageCPUUtilization':
      return { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions, statistic: 'Average' };
    case 'ECSServiceAverageMemoryUtilization':
      return { namespace: 'AWS/ECS', name: 'MemoryUtilization', dimensions, statistic: 'Average' };
    case 'ALBRequestCountPerTarget':
      return requestCount(predefined.ResourceLabel ?? '');
    default:
      throw validation(`The metric ${predefined?.PredefinedMetricType} cannot be used with ECS services.`);
  }
}

/** The label: `app/<name>/<id>/targetgroup/<name>/<id>`. */
function requestCount(label: string): TrackedMetric {
  const [, loadBalancer, targetGroup] =
    /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label) ?? [];
  if (!loadBalancer || !targetGroup)
    throw validation(
      `The resource label ${label} is invalid. Its form is app/<load balancer>/<id>/targetgroup/<target group>/<id>.`,
    );
  return {
    namespace: 'AWS/ApplicationELB',
    name: 'RequestCountPerTarget',
    dimensions: [
      { Name: 'LoadBalancer', Value: loadBalancer },
      { Name: 'TargetGroup', Value: targetGroup },
    ],
    statistic: 'Sum',
  };
}

function customizedMetric(specification: CustomizedMetricSpecification): TrackedMetric {
  const { MetricName, Namespace, Dimensions = [], Statistic, Metrics } = specification;
  if (Metrics?.length)
    throw validation('Drydock does not simulate metric math in a customized metric. Nothing was changed.');
  if (!MetricName || !Namespace || !Statistic)
    throw validation('A customized metric requires MetricName, Namespace and Statistic.');
  return { namespace: Namespace, name: MetricName, dimensions: Dimensions, statistic: Statistic };
}
