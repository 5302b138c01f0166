// The metric that a target tracking policy follows.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
import type {
  CustomizedMetricSpecification,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Dimension, MetricDataQuery, StandardUnit } from '@aws-sdk/client-cloudwatch';
import { validation } from '../faults.ts';
import { serviceOf } from '../find.ts';
import type { TargetName } from '../state.ts';

/** One metric, or metric math on several. */
export interface TrackedMetric {
  readonly namespace?: string;
  readonly name?: string;
  readonly dimensions?: readonly Dimension[];
  readonly statistic?: string;
  readonly unit?: StandardUnit;
  readonly queries?: readonly MetricDataQuery[];
  /** Seconds. */
  readonly period: number;
}

const minute = 60;
/** Of the metrics that end in HighResolution. */
const highResolution = 20;

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
  const type = predefined?.PredefinedMetricType ?? '';
  const [, own, high] = /^ECSServiceAverage(CPU|Memory)Utilization(HighResolution)?$/.exec(type) ?? [];
  if (own !== undefined) {
    const name = `${own}Utilization`;
    const period = high ? highResolution : minute;
    return { namespace: 'AWS/ECS', name, dimensions, statistic: 'Average', period };
  }
  if (type === 'ALBRequestCountPerTarget') return requestCount(predefined?.ResourceLabel ?? '');
  throw validation(`The metric ${type} cannot be used with ECS services.`);
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
    period: minute,
  };
}

function customizedMetric(specification: CustomizedMetricSpecification): TrackedMetric {
  const { MetricName, Namespace, Dimensions = [], Statistic, Unit, Metrics } = specification;
  if (Metrics?.length) {
    if (MetricName || Namespace || Statistic)
      throw validation('A customized metric has either Metrics, or MetricName, Namespace and Statistic.');
    const queries = Metrics.map(({ MetricStat, ...query }) => ({
      ...query,
      ...(MetricStat && { MetricStat: { ...MetricStat, Period: minute } }),
    })) as MetricDataQuery[];
    return { queries, period: minute };
  }
  if (!MetricName || !Namespace || !Statistic)
    throw validation('A customized metric requires MetricName, Namespace and Statistic.');
  return {
    namespace: Namespace,
    name: MetricName,
    dimensions: Dimensions as Dimension[],
    statistic: Statistic,
    ...(Unit === undefined ? {} : { unit: Unit as StandardUnit }),
    period: minute,
  };
}

/** The metric as queries, of which one returns data. */
export function queriesOf(metric: TrackedMetric): MetricDataQuery[] {
  if (metric.queries) return [...metric.queries];
  const { namespace: Namespace, name: MetricName, dimensions = [], statistic, unit, period } = metric;
  const Metric = { Namespace, MetricName, Dimensions: [...dimensions] };
  return [{ Id: 'm1', MetricStat: { Metric, Period: period, Stat: statistic, ...(unit && { Unit: unit }) } }];
}
