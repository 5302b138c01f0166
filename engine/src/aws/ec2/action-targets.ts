// What an alarm can do to the instance that it watches: `arn:aws:automate:<region>:ec2:stop`, and likewise `terminate`
// and `reboot`. The ARN names no instance: it is the InstanceId dimension of the alarm's metric.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html
import type { ActionResult } from '../../kernel/action.ts';
import type { ActionTarget } from '../../kernel/action-target.ts';
import { type Arn, parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';

const failed = (reason: string): ActionResult => ({ status: 'failed', reason });

export const actionTargets: readonly ActionTarget[] = [
  {
    owns: ({ service, account, resource }: Arn) =>
      service === 'automate' && account === 'ec2' && resource !== '',
    perform({ arn, source, isNew }, ctx) {
      if (!isNew) return { status: 'ignored', reason: 'acts only when the alarm changes its state' };
      const instanceId = watchedInstance(ctx, source);
      if (!instanceId) return failed(`needs an alarm whose metric has an InstanceId dimension: ${source}`);
      const InstanceIds = [instanceId];
      switch (parseArn(arn)?.resource) {
        case 'stop':
          ctx.call('ec2', 'StopInstances', { InstanceIds });
          return { status: 'performed' };
        case 'terminate':
          ctx.call('ec2', 'TerminateInstances', { InstanceIds });
          return { status: 'performed' };
        case 'reboot':
          ctx.call('ec2', 'RebootInstances', { InstanceIds });
          return { status: 'performed' };
        case 'recover':
          return failed('is not simulated: no instance here runs on hardware that can fail');
        default:
          return failed('is not an action of EC2: stop, terminate, reboot and recover are');
      }
    },
  },
];

function watchedInstance(ctx: Context, alarmArn: string): string | undefined {
  const name = parseArn(alarmArn)?.resource.replace(/^alarm:/, '');
  if (!name) return undefined;
  const { MetricAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [name] });
  return MetricAlarms[0]?.Dimensions?.find(({ Name }) => Name === 'InstanceId')?.Value;
}
