// The message for action targets that take one: the JSON that CloudWatch sends to SNS.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
import type { Context } from '../../../kernel/context.ts';
import type { AlarmRecord } from '../state.ts';
import { cloudWatchTime } from '../time.ts';

export function notification(
  previous: AlarmRecord,
  alarm: AlarmRecord,
  { account, region }: Pick<Context, 'account' | 'region'>,
): object {
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: cloudWatchTime(alarm.configuredAt),
    NewStateValue: alarm.state,
    NewStateReason: alarm.stateReason,
    StateChangeTime: cloudWatchTime(alarm.stateTransitionedAt),
    Region: region,
    AlarmArn: alarm.arn,
    OldStateValue: previous.state,
    OKActions: alarm.okActions,
    AlarmActions: alarm.alarmActions,
    InsufficientDataActions: alarm.insufficientDataActions,
    ...(alarm.rule === undefined ? { Trigger: triggerOf(alarm) } : { AlarmRule: alarm.rule }),
  };
}

const triggerOf = (alarm: AlarmRecord): object => ({
  ...subject(alarm),
  Period: alarm.periodMs / 1000,
  EvaluationPeriods: alarm.evaluationPeriods,
  DatapointsToAlarm: alarm.datapointsToAlarm,
  ComparisonOperator: alarm.comparison,
  Threshold: alarm.threshold ?? null,
  TreatMissingData: alarm.treatMissingData,
  EvaluateLowSampleCountPercentile: alarm.lowSamples ?? '',
});

function subject({ metric, statistic, extendedStatistic, unit, queries }: AlarmRecord): object {
  if (!metric) return { Metrics: queries ?? [] };
  return {
    MetricName: metric.name,
    Namespace: metric.namespace,
    ...(extendedStatistic === undefined
      ? { StatisticType: 'Statistic', Statistic: statistic?.toUpperCase() }
      : { StatisticType: 'ExtendedStatistic', ExtendedStatistic: extendedStatistic }),
    Unit: unit ?? null,
    Dimensions: Object.entries(metric.dimensions).map(([name, value]) => ({ value, name })),
  };
}
