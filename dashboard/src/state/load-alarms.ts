// CloudWatch's alarms, and the datapoints that they look at.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, textsOf, type Xml } from '../cloud/xml.ts';

export interface Alarm {
  readonly name: string;
  readonly state: string;
  readonly reason: string;
  readonly threshold: number;
  /** `datapoints` of the last `periods` have to breach. */
  readonly evaluation: { readonly periods: number; readonly datapoints: number };
  /** `GreaterThanThreshold`, for example. */
  readonly comparison: string;
  /** Absent for alarms on metric math, and for composite ones. */
  readonly metric: AlarmMetric | undefined;
  /** Its only actions are scaling policies: ALARM asks for more or fewer tasks or instances, and is no failure. */
  readonly isForScaling: boolean;
}

export interface AlarmMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** `Average`, or a percentile, for example. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

/** Times in seconds, as charts take them, rising. */
export interface Datapoints {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export async function loadAlarms(cloud: Cloud): Promise<Alarm[]> {
  const alarms: Xml[] = [];
  let next = '';
  do {
    const page = await cloud.query('monitoring', 'DescribeAlarms', {
      'AlarmTypes.member.1': 'MetricAlarm',
      'AlarmTypes.member.2': 'CompositeAlarm',
      ...(next && { NextToken: next }),
    });
    alarms.push(...listOf(page.MetricAlarms), ...listOf(page.CompositeAlarms));
    next = textOf(page.NextToken);
  } while (next !== '');
  return alarms.map((alarm) => ({
    name: textOf(alarm.AlarmName),
    state: textOf(alarm.StateValue),
    reason: textOf(alarm.StateReason),
    threshold: Number(textOf(alarm.Threshold)),
    evaluation: {
      periods: Number(textOf(alarm.EvaluationPeriods)),
      datapoints: Number(textOf(alarm.DatapointsToAlarm) || textOf(alarm.EvaluationPeriods)),
    },
    comparison: textOf(alarm.ComparisonOperator),
    metric: textOf(alarm.MetricName) === '' ? undefined : metricOf(alarm),
    isForScaling: isForScaling(alarm),
  }));
}

function isForScaling({ AlarmActions, OKActions }: Xml): boolean {
  const actions = [...textsOf(AlarmActions), ...textsOf(OKActions)];
  return actions.length > 0 && actions.every((arn) => /^arn:[^:]*:autoscaling:.*:scalingPolicy:/.test(arn));
}

const metricOf = (alarm: Xml): AlarmMetric => ({
  namespace: textOf(alarm.Namespace),
  name: textOf(alarm.MetricName),
  dimensions: listOf(alarm.Dimensions).map((dimension) => ({
    name: textOf(dimension.Name),
    value: textOf(dimension.Value),
  })),
  statistic: textOf(alarm.Statistic) || textOf(alarm.ExtendedStatistic),
  periodSeconds: Number(textOf(alarm.Period)),
});

export interface HistoryItem {
  /** Milliseconds. */
  readonly at: number;
  /** `StateUpdate`, `Action` or `ConfigurationUpdate`. */
  readonly kind: string;
  readonly summary: string;
}

/** What an alarm did, newest first. */
export async function historyOf(cloud: Cloud, alarm: string): Promise<readonly HistoryItem[]> {
  const { AlarmHistoryItems } = await cloud.query('monitoring', 'DescribeAlarmHistory', {
    AlarmName: alarm,
    MaxRecords: '30',
  });
  return listOf(AlarmHistoryItems).map((item) => ({
    at: Date.parse(textOf(item.Timestamp)),
    kind: textOf(item.HistoryItemType),
    summary: textOf(item.HistorySummary),
  }));
}

/** Whether a datapoint breaches the threshold. */
export function breaches({ comparison, threshold }: Alarm, value: number): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return false;
  }
}

/** @param to milliseconds, by the cloud's clock */
export async function datapointsOf(
  cloud: Cloud,
  { namespace, name, dimensions, statistic, periodSeconds }: AlarmMetric,
  to: number,
  spanMs: number,
): Promise<Datapoints> {
  const isPercentile = /^[a-z]/.test(statistic);
  const { Datapoints: found } = await cloud.query('monitoring', 'GetMetricStatistics', {
    Namespace: namespace,
    MetricName: name,
    Period: String(periodSeconds),
    StartTime: new Date(to - spanMs).toISOString(),
    EndTime: new Date(to).toISOString(),
    [isPercentile ? 'ExtendedStatistics.member.1' : 'Statistics.member.1']: statistic,
    ...Object.fromEntries(
      dimensions.flatMap((dimension, index) => [
        [`Dimensions.member.${index + 1}.Name`, dimension.name],
        [`Dimensions.member.${index + 1}.Value`, dimension.value],
      ]),
    ),
  });
  const points = listOf(found)
    .map((point) => ({
      time: Date.parse(textOf(point.Timestamp)) / 1000,
      value: Number(isPercentile ? extendedValue(point) : textOf(point[statistic])),
    }))
    .sort((a, b) => a.time - b.time);
  return { times: points.map(({ time }) => time), values: points.map(({ value }) => value) };
}

/** A map: `ExtendedStatistics/entry/value`. */
function extendedValue(point: Xml): string {
  const { entry } = (point.ExtendedStatistics ?? {}) as Xml;
  return textOf((entry as Xml | undefined)?.value);
}
