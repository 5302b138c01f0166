// The events that CloudWatch publishes.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import { dimensionsOf } from './metrics/metric-data.ts';
import type { AlarmRecord } from './state.ts';
import { cloudWatchTime } from './time.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'cloudwatch/alarm-state-changed': AwsEvent<AlarmStateChange>;
    'cloudwatch/alarm-configuration-changed': AwsEvent<AlarmConfigurationChange>;
  }
}

export interface AlarmStateChange {
  readonly alarmName: string;
  readonly state: AlarmState;
  readonly previousState: AlarmState;
  readonly configuration: {
    readonly description?: string;
    readonly metrics?: readonly object[];
    /** Of a composite alarm. */
    readonly alarmRule?: string;
    readonly actionsSuppressor?: string;
    /** Seconds, like the extension. */
    readonly actionsSuppressorWaitPeriod?: number;
    readonly actionsSuppressorExtensionPeriod?: number;
  };
}

export interface AlarmConfigurationChange {
  readonly alarmName: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly state: AlarmState;
  readonly configuration: AlarmConfiguration;
  /** Of an update. */
  readonly previousConfiguration?: AlarmConfiguration;
}

type AlarmConfiguration = AlarmStateChange['configuration'] & {
  readonly alarmName: string;
  readonly actionsEnabled: boolean;
  readonly timestamp: string;
  readonly evaluationPeriods?: number;
  readonly datapointsToAlarm?: number;
  readonly threshold?: number;
  readonly comparisonOperator?: string;
  readonly treatMissingData?: string;
  readonly evaluateLowSampleCountPercentile?: string;
  readonly okActions: readonly string[];
  readonly alarmActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
};

interface AlarmState {
  readonly value: string;
  readonly reason: string;
  /** JSON. */
  readonly reasonData?: string;
  readonly timestamp: string;
}

export const alarmStateChange = (
  previous: AlarmRecord,
  alarm: AlarmRecord,
  ctx: Context,
): AwsEvent<AlarmStateChange> => ({
  detailType: 'CloudWatch Alarm State Change',
  resources: [alarm.arn],
  detail: {
    alarmName: alarm.name,
    state: stateOf(alarm),
    previousState: stateOf(previous),
    configuration: watchedBy(alarm, ctx),
  },
});

/** @param previous of an update */
export function publishConfigurationChange(
  operation: AlarmConfigurationChange['operation'],
  alarm: AlarmRecord,
  previous: AlarmRecord | undefined,
  ctx: Context,
): void {
  ctx.publish('cloudwatch/alarm-configuration-changed', () => ({
    detailType: 'CloudWatch Alarm Configuration Change',
    resources: [alarm.arn],
    detail: {
      alarmName: alarm.name,
      operation,
      state: stateOf(alarm),
      configuration: configurationOf(alarm, ctx),
      ...(previous && { previousConfiguration: configurationOf(previous, ctx) }),
    },
  }));
}

function configurationOf(alarm: AlarmRecord, ctx: Context): AlarmConfiguration {
  return plain({
    ...watchedBy(alarm, ctx),
    alarmName: alarm.name,
    actionsEnabled: alarm.actionsEnabled,
    timestamp: cloudWatchTime(alarm.configuredAt),
    ...(alarm.rule === undefined && {
      evaluationPeriods: alarm.evaluationPeriods,
      datapointsToAlarm: alarm.datapointsToAlarm,
      threshold: alarm.threshold,
      comparisonOperator: alarm.comparison,
      treatMissingData: alarm.treatMissingData,
      evaluateLowSampleCountPercentile: alarm.lowSamples,
    }),
    okActions: alarm.okActions,
    alarmActions: alarm.alarmActions,
    insufficientDataActions: alarm.insufficientDataActions,
  });
}

const watchedBy = (alarm: AlarmRecord, ctx: Context): AlarmStateChange['configuration'] => ({
  ...(alarm.description === undefined ? {} : { description: alarm.description }),
  ...(alarm.rule === undefined ? { metrics: metricsIn(alarm, ctx) } : { alarmRule: alarm.rule }),
  ...(alarm.suppressor && {
    actionsSuppressor: alarm.suppressor.alarm,
    actionsSuppressorWaitPeriod: alarm.suppressor.waitMs / 1000,
    actionsSuppressorExtensionPeriod: alarm.suppressor.extensionMs / 1000,
  }),
});

const stateOf = (alarm: AlarmRecord): AlarmState => ({
  value: alarm.state,
  reason: alarm.stateReason,
  ...(alarm.stateReasonData === undefined ? {} : { reasonData: alarm.stateReasonData }),
  timestamp: cloudWatchTime(alarm.stateUpdatedAt),
});

function metricsIn({ metric, queries = [], ...alarm }: AlarmRecord, ctx: Context): readonly object[] {
  if (metric) {
    const stat = alarm.statistic ?? alarm.extendedStatistic;
    const metricStat = { metric: { ...metric }, period: alarm.periodMs / 1000, stat };
    return [{ id: ctx.ids.uuid(), metricStat, returnData: true }];
  }
  return queries.map(({ Id: id, Expression: expression, Label: label, MetricStat, ReturnData }) => ({
    id,
    ...(label === undefined ? {} : { label }),
    ...(expression === undefined ? {} : { expression }),
    ...(MetricStat && {
      metricStat: {
        metric: {
          namespace: MetricStat.Metric?.Namespace,
          name: MetricStat.Metric?.MetricName,
          dimensions: dimensionsOf(MetricStat.Metric?.Dimensions),
        },
        period: MetricStat.Period,
        stat: MetricStat.Stat,
      },
    }),
    returnData: ReturnData ?? true,
  }));
}
