// The group follows its CPU: a step policy up, the faster the hotter, and a simple policy down, one at a time with
// a cooldown. https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
import { CfnScalingPolicy } from 'aws-cdk-lib/aws-autoscaling';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

const highPercent = 70;
const lowPercent = 25;

export class CpuScaling extends Construct {
  constructor(scope: Construct, id: string, props: { readonly group: string }) {
    super(scope, id);
    const up = new CfnScalingPolicy(this, 'Up', {
      autoScalingGroupName: props.group,
      policyType: 'StepScaling',
      adjustmentType: 'ChangeInCapacity',
      metricAggregationType: 'Average',
      estimatedInstanceWarmup: 300,
      // Bounds count from the alarm's threshold: from 70 % one more, from 85 % two.
      stepAdjustments: [
        { metricIntervalLowerBound: 0, metricIntervalUpperBound: 15, scalingAdjustment: 1 },
        { metricIntervalLowerBound: 15, scalingAdjustment: 2 },
      ],
    });
    const down = new CfnScalingPolicy(this, 'Down', {
      autoScalingGroupName: props.group,
      policyType: 'SimpleScaling',
      adjustmentType: 'ChangeInCapacity',
      scalingAdjustment: -1,
      cooldown: '300',
    });
    const cpu = {
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions: [{ name: 'AutoScalingGroupName', value: props.group }],
      statistic: 'Average',
      period: 300,
      evaluationPeriods: 2,
    };
    new CfnAlarm(this, 'High', {
      ...cpu,
      alarmDescription: `Instances use ${highPercent} % of their CPU or more: adds instances.`,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: highPercent,
      alarmActions: [up.ref],
    });
    new CfnAlarm(this, 'Low', {
      ...cpu,
      alarmDescription: `Instances use ${lowPercent} % of their CPU or less: removes an instance, down to the minimum.`,
      comparisonOperator: 'LessThanOrEqualToThreshold',
      threshold: lowPercent,
      alarmActions: [down.ref],
    });
  }
}
