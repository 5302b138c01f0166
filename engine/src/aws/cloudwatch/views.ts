// An alarm as DescribeAlarms returns it.
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { dimensionList } from './metrics/metric-data.ts';
import type { AlarmRecord } from './state.ts';

export function alarmView(alarm: AlarmRecord): MetricAlarm {
  return {
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
