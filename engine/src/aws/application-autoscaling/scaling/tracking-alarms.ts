// The two alarms of a target tracking policy: high after 3 minutes above the target (of metrics at high resolution too), low after 15 minutes below 90 % of
// it. AWS does not document these numbers; they are what its accounts show.
import type { Statistic } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import type { PolicyRecord } from '../state.ts';
import { type TrackedMetric, trackedMetric } from './metric.ts';

const highMinutes = 3;
const lowMinutes = 15;
const lowShare = 0.9;

/** Puts the policy's alarms, and returns the policy with their names. */
export function putTrackingAlarms(ctx: Context, policy: PolicyRecord): PolicyRecord {
  const configuration = policy.targetTracking;
  if (!configuration) return policy;
  const metric = trackedMetric(policy, configuration);
  const target = configuration.TargetValue ?? 0;
  const put = (name: string, minutes: number, low: boolean) => {
    ctx.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: name,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`,
      ActionsEnabled: true,
      AlarmActions: [policy.arn],
      ...watched(metric),
      EvaluationPeriods: (minutes * 60) / metric.period,
      Threshold: low ? target * lowShare : target,
      ComparisonOperator: low ? 'LessThanThreshold' : 'GreaterThanThreshold',
    });
    return name;
  };
  const highAlarm = put(policy.highAlarm ?? nameFor(ctx, policy, 'High'), highMinutes, false);
  const { highAlarm: _high, lowAlarm, ...rest } = policy;
  if (configuration.DisableScaleIn) {
    if (lowAlarm) ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [lowAlarm] });
    return { ...rest, highAlarm };
  }
  return { ...rest, highAlarm, lowAlarm: put(lowAlarm ?? nameFor(ctx, policy, 'Low'), lowMinutes, true) };
}

const watched = ({ queries, namespace, name, dimensions = [], statistic, unit, period }: TrackedMetric) =>
  queries
    ? { Metrics: [...queries] }
    : {
        Namespace: namespace,
        MetricName: name,
        Dimensions: [...dimensions],
        Statistic: statistic as Statistic,
        Period: period,
        ...(unit && { Unit: unit }),
      };

const nameFor = (ctx: Context, { resourceId }: PolicyRecord, side: 'High' | 'Low'): string =>
  `TargetTracking-${resourceId}-Alarm${side}-${ctx.ids.uuid()}`;

export const alarmNames = ({ highAlarm, lowAlarm }: PolicyRecord): string[] =>
  [highAlarm, lowAlarm].filter((name) => name !== undefined);

/** Those that are still there: somebody may have deleted one. */
export function deleteTrackingAlarms(ctx: Context, policy: PolicyRecord): void {
  const own = alarmNames(policy);
  if (own.length === 0) return;
  const { MetricAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', { AlarmNames: own });
  const AlarmNames = MetricAlarms.flatMap(({ AlarmName }) => AlarmName ?? []);
  if (AlarmNames.length > 0) ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames });
}
