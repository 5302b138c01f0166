// Auto scaling of an Express service: a scalable target, and one policy that tracks a metric.
import type { Context } from '../../../kernel/context.ts';
import type { ExpressConfigurationRecord, ExpressPartsRecord } from '../state.ts';

const metrics = {
  AVERAGE_CPU: 'ECSServiceAverageCPUUtilization',
  AVERAGE_MEMORY: 'ECSServiceAverageMemoryUtilization',
  REQUEST_COUNT_PER_TARGET: 'ALBRequestCountPerTarget',
} as const;

const target = (serviceKey: string) => ({
  ServiceNamespace: 'ecs' as const,
  ResourceId: `service/${serviceKey}`,
  ScalableDimension: 'ecs:service:DesiredCount' as const,
});
/** One for each metric, so that a change of the metric is a new policy. */
const policyName = (serviceKey: string) => `${serviceKey}/TargetTracking`;

/** Sets both as the configuration wants them. */
export function scale(
  ctx: Context,
  serviceKey: string,
  {
    minTaskCount,
    maxTaskCount,
    autoScalingMetric,
    autoScalingTargetValue,
  }: ExpressConfigurationRecord['scalingTarget'],
  { loadBalancerArn, targetGroupArns }: Pick<ExpressPartsRecord, 'loadBalancerArn' | 'targetGroupArns'>,
): Pick<ExpressPartsRecord, 'scalableTargetArn' | 'scalingPolicyArn'> {
  const { ScalableTargetARN } = ctx.call('application-autoscaling', 'RegisterScalableTarget', {
    ...target(serviceKey),
    MinCapacity: minTaskCount,
    MaxCapacity: maxTaskCount,
  });
  const PredefinedMetricType = metrics[autoScalingMetric!];
  const { PolicyARN } = ctx.call('application-autoscaling', 'PutScalingPolicy', {
    ...target(serviceKey),
    PolicyName: policyName(serviceKey),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: autoScalingTargetValue,
      PredefinedMetricSpecification: {
        PredefinedMetricType,
        ...(PredefinedMetricType === 'ALBRequestCountPerTarget' && {
          ResourceLabel: `${dimension(loadBalancerArn, 'loadbalancer/')}/${dimension(targetGroupArns[0]!, ':')}`,
        }),
      },
    },
  });
  return { scalableTargetArn: ScalableTargetARN!, scalingPolicyArn: PolicyARN! };
}

export const stopScaling = (ctx: Context, serviceKey: string): void =>
  void ctx.call('application-autoscaling', 'DeregisterScalableTarget', target(serviceKey));

/** What CloudWatch calls a load balancer (`app/…`) or a target group (`targetgroup/…`). */
export const dimension = (arn: string, after: string): string =>
  arn.slice(arn.lastIndexOf(after) + after.length);
