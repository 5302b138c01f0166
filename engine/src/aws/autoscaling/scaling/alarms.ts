// The alarms that trigger scaling policies.
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { PolicyRecord } from '../state.ts';

export interface TriggeringAlarm {
  readonly name: string;
  /** For example `ALARM`. */
  readonly state: string;
}

/** @param source the alarm's ARN, `arn:aws:cloudwatch:<region>:<account>:alarm:<name>` */
export function triggeringAlarm(ctx: Pick<Context, 'call'>, source: string): TriggeringAlarm {
  const name = parseArn(source)?.resource.replace(/^alarm:/, '') ?? source;
  const { MetricAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [name] });
  return { name, state: MetricAlarms[0]?.StateValue ?? 'ALARM' };
}

/** Whether the low alarm of a target tracking policy is in ALARM. */
export function asksToScaleIn(ctx: Pick<Context, 'call'>, { PolicyARN }: PolicyRecord): boolean {
  try {
    const { MetricAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', {
      ActionPrefix: PolicyARN,
      StateValue: 'ALARM',
    });
    return MetricAlarms[0]?.AlarmName?.includes('-AlarmLow-') ?? false;
  } catch (error) {
    // Without CloudWatch, as in a test of Auto Scaling alone, no alarm asks to scale in.
    if (!(error instanceof AwsFault)) throw error;
    return false;
  }
}
