// Alarms as DescribeAlarms returns it.
import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { dimensionList } from './metrics/metric-data.ts';
import type { AlarmRecord } from './state.ts';

export function alarmView(alarm: AlarmRecord): MetricAlarm {
  return {
    ...common(alarm),
    ...(alarm.metric && {
      MetricName: alarm.metric.name,
      Namespace: alarm.metric.namespace,
      Dimensions: dimensionList(alarm.metric.dimensions),
      Statistic: alarm.statistic,
      ExtendedStatistic: alarm.extendedStatistic,
      Period: alarm.periodMs / 1000,
      Unit: alarm.unit as MetricAlarm['Unit'],
    }),
    ...(alarm.queries && { Metrics: [...alarm.queries], Dimensions: [] }),
    ThresholdMetricId: alarm.thresholdMetricId,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.treatMissingData,
    EvaluateLowSampleCountPercentile: alarm.lowSamples,
  };
}

export function compositeAlarmView(alarm: AlarmRecord): CompositeAlarm {
  const { suppressor, suppression } = alarm;
  return {
    ...common(alarm),
    AlarmRule: alarm.rule,
    ...(suppressor && {
      ActionsSuppressor: suppressor.alarm,
      ActionsSuppressorWaitPeriod: suppressor.waitMs / 1000,
      ActionsSuppressorExtensionPeriod: suppressor.extensionMs / 1000,
    }),
    ActionsSuppressedBy: suppression?.by,
    ActionsSuppressedReason: suppression?.reason,
  };
}

const common = (alarm: AlarmRecord) => ({
  AlarmName: alarm.name,
  AlarmArn: alarm.arn,
  AlarmDescription: alarm.description,
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
  ActionsEnabled: alarm.actionsEnabled,
  OKActions: [...alarm.okActions],
  AlarmActions: [...alarm.alarmActions],
  InsufficientDataActions: [...alarm.insufficientDataActions],
  StateValue: alarm.state,
  StateReason: alarm.stateReason,
  StateReasonData: alarm.stateReasonData,
  StateUpdatedTimestamp: new Date(alarm.stateUpdatedAt),
  StateTransitionedTimestamp: new Date(alarm.stateTransitionedAt),
});
