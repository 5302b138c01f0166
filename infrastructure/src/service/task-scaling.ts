// The number of tasks follows their CPU utilisation, between a minimum and a maximum.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
//
// A service is created with one task. Application Auto Scaling raises it to the least number as soon as the service is
// registered ("minimum capacity was set to 2"), and no later deployment touches the count that load has led to.
import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Service } from './service.ts';

export interface TaskScalingProps {
  readonly cluster: string;
  readonly service: Service;
  readonly minCount: number;
  readonly maxCount: number;
}

const cpuPercent = 60;

export class TaskScaling extends Construct {
  constructor(scope: Construct, id: string, { cluster, service, minCount, maxCount }: TaskScalingProps) {
    super(scope, id);
    const target = new CfnScalableTarget(this, 'Target', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: Fn.join('/', ['service', cluster, service.resource.attrName]),
      minCapacity: minCount,
      maxCapacity: maxCount,
    });
    new CfnScalingPolicy(this, 'Cpu', {
      policyName: `cpu-${cpuPercent}`,
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        targetValue: cpuPercent,
        // Scale out quickly and in slowly. Each cooldown also gives a new task count time to show in the metric.
        scaleOutCooldown: 60,
        scaleInCooldown: 300,
      },
    });
  }
}
