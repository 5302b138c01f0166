// The events that CloudWatch publishes.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { dimensionsOf } from './metrics/metric-data.ts';
import type { AlarmRecord } from './state.ts';
import { cloudWatchTime } from './time.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'cloudwatch/alarm-state-changed': AwsEvent<AlarmStateChange>;
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
  };
}

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
    configuration: {
      ...(alarm.description === undefined ? {} : { description: alarm.description }),
      ...(alarm.rule === undefined ? { metrics: metricsIn(alarm, ctx) } : { alarmRule: alarm.rule }),
      ...(alarm.suppressor && { actionsSuppressor: alarm.suppressor.alarm }),
    },
  },
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
