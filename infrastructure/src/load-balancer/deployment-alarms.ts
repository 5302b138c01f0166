// The alarms that roll back a deployment: targets that answer 5xx, and targets that fail their health check.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
//
// Both target groups have them, since either one can belong to the new version.
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { LoadBalancer } from './load-balancer.ts';
import type { TargetGroup } from './target-group.ts';

export interface DeploymentAlarmsProps {
  readonly loadBalancer: LoadBalancer;
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
}

export class DeploymentAlarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, { loadBalancer, targetGroups }: DeploymentAlarmsProps) {
    super(scope, id);
    this.names = Object.entries(targetGroups).flatMap(([color, targetGroup]) => {
      const shared = {
        namespace: 'AWS/ApplicationELB',
        dimensions: [
          { name: 'LoadBalancer', value: loadBalancer.fullName },
          { name: 'TargetGroup', value: targetGroup.fullName },
        ],
        period: 60,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        // No traffic, or no target: nothing is wrong.
        treatMissingData: 'notBreaching',
      };
      const errors = new CfnAlarm(this, `${color}Errors`, {
        ...shared,
        alarmDescription: `Tasks of the ${color.toLowerCase()} target group answer 5xx: a running deployment is rolled back.`,
        metricName: 'HTTPCode_Target_5XX_Count',
        statistic: 'Sum',
        threshold: 5,
        evaluationPeriods: 1,
      });
      const unhealthy = new CfnAlarm(this, `${color}Unhealthy`, {
        ...shared,
        alarmDescription: `Tasks of the ${color.toLowerCase()} target group are unhealthy: a running deployment is rolled back.`,
        metricName: 'UnHealthyHostCount',
        statistic: 'Maximum',
        threshold: 1,
        // A failed task is replaced, and its replacement counts as healthy until it fails too: hence two minutes out of three.
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      });
      return [errors.ref, unhealthy.ref];
    });
  }
}
