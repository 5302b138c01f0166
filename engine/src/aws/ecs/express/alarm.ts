// The alarm that rolls a deployment of an Express service back. Its name is as seen on AWS. What it measures there is not
// documented; here it is more than five answers with a 5xx code in a minute, from the target group of the newest revision.
import type { Context } from '../../../kernel/context.ts';
import { dimension } from './scaling.ts';

export const alarmNameOf = (serviceKey: string): string => `${serviceKey}/RollbackAlarm`;

/** Makes it, or has it watch another target group. Returns its ARN. */
export function watchGroup(
  ctx: Context,
  AlarmName: string,
  loadBalancerArn: string,
  targetGroupArn: string,
): string {
  ctx.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName,
    AlarmDescription: 'Detects faulty deployments of an Express service',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Dimensions: [
      { Name: 'LoadBalancer', Value: dimension(loadBalancerArn, 'loadbalancer/') },
      { Name: 'TargetGroup', Value: dimension(targetGroupArn, ':') },
    ],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 5,
    TreatMissingData: 'notBreaching',
    Tags: [{ Key: 'AmazonECSManaged', Value: 'true' }],
  });
  return ctx.arn('cloudwatch', `alarm:${AlarmName}`);
}
