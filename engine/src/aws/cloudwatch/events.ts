// The events that CloudWatch publishes.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
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
    readonly metrics: readonly object[];
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
      metrics: [
        {
          id: ctx.ids.uuid(),
          metricStat: {
            metric: {
              namespace: alarm.metric.namespace,
              name: alarm.metric.name,
              dimensions: alarm.metric.dimensions,
            },
            period: alarm.periodMs / 1000,
            stat: alarm.statistic,
          },
          returnData: true,
        },
      ],
    },
  },
});

const stateOf = (alarm: AlarmRecord): AlarmState => ({
  value: alarm.state,
  reason: alarm.stateReason,
  ...(alarm.stateReasonData === undefined ? {} : { reasonData: alarm.stateReasonData }),
  timestamp: cloudWatchTime(alarm.stateUpdatedAt),
});
