// A target group for the addresses of tasks, with the health check that gates deployments and with
// load-balancer cookie stickiness. There are two: ECS moves the traffic from one to the other.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
import { CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { containerPort } from '../service/container-port.ts';

export interface TargetGroupProps {
  readonly vpc: string;
  readonly healthCheckPath: string;
  readonly healthCheckMatcher: string;
  readonly healthCheckIntervalSeconds: number;
  readonly deregistrationDelaySeconds: string;
}

export class TargetGroup extends Construct {
  readonly arn: string;
  readonly fullName: string;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    // No name: a named target group could never be replaced, because the new one is created before the old one is deleted.
    const group = new CfnTargetGroup(this, 'Resource', {
      vpcId: props.vpc,
      // In awsvpc mode every task has its own address, and AWS documents blue/green for ip targets.
      targetType: 'ip',
      protocol: 'HTTP',
      // Only what a target without a port would get: ECS registers each task with its own. A parameter here would replace
      // the group with each new port, and it could not be replaced while the service uses it.
      port: containerPort,
      healthCheckEnabled: true,
      healthCheckProtocol: 'HTTP',
      healthCheckPath: props.healthCheckPath,
      matcher: { httpCode: props.healthCheckMatcher },
      healthCheckIntervalSeconds: props.healthCheckIntervalSeconds,
      // It must be below the interval, and the shortest interval is 5 s.
      healthCheckTimeoutSeconds: 4,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 2,
      targetGroupAttributes: [
        { key: 'deregistration_delay.timeout_seconds', value: props.deregistrationDelaySeconds },
        { key: 'stickiness.enabled', value: 'true' },
        { key: 'stickiness.type', value: 'lb_cookie' },
        { key: 'stickiness.lb_cookie.duration_seconds', value: '3600' },
      ],
    });
    this.arn = group.ref;
    this.fullName = group.attrTargetGroupFullName;
  }
}
