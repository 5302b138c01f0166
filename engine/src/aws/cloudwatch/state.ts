// What CloudWatch keeps: the metrics that exist, their data (on disk only), alarms and their history.
import type {
  ActionsSuppressedBy,
  ComparisonOperator,
  MetricDataQuery,
  StateValue,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import { defineIndex, defineTable, type Reader } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'cloudwatch/series': SeriesRecord;
    'cloudwatch/open-data': OpenDatum;
    'cloudwatch/metric-sets': MetricSetRecord;
    'cloudwatch/open-sets': OpenSet;
    'cloudwatch/alarms': AlarmRecord;
    'cloudwatch/evaluations': Evaluation;
    'cloudwatch/dashboards': DashboardRecord;
  }
}

export type Dimensions = Readonly<Record<string, string>>;

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  /** Only of data in a unit other than the one that the metric's first data had. */
  readonly otherUnit?: string;
}

export interface SeriesRecord extends MetricName {
  /** The unit of its first data. */
  readonly unit: string;
  /** Further units in which data was put. */
  readonly otherUnits?: readonly string[];
  /** Of the newest data in its own stream, up to half an hour late: `openData` knows it better. 0: it has none there. */
  readonly lastAt: number;
  /** Where its data of the first unit are too. */
  readonly sets?: readonly InSet[];
}

interface InSet {
  /** Of a metric set. */
  readonly key: string;
  /** Which of the set's metrics it is. */
  readonly column: number;
}
/** Key: `seriesKey`. */
export const series = defineTable('cloudwatch/series');

/** The data of ten seconds, the finest period here, in the stream `metric:<series key>`. */
export interface StoredDatum {
  readonly sum: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** The values with their counts. Absent where all are the same, and where a statistic set says nothing about them. */
  readonly values?: readonly number[];
}

export interface OpenDatum extends StoredDatum {
  /** When its ten seconds begin, milliseconds. */
  readonly start: number;
}
/**
 * The newest ten seconds of each series, which what is put in them amends, so that reporting every second does not add a
 * record each time. The stream has them too: after a restart, a new record begins. Key: `seriesKey`.
 */
export const openData = defineTable('cloudwatch/open-data', { volatile: true });

/** Metrics that a service puts together: their data are in the stream `metrics:<key>`, as lists of numbers. */
export interface MetricSetRecord {
  /** Of its newest data, up to half an hour late: `openSets` knows it better. */
  readonly lastAt: number;
  /** Its metrics are kept one by one. */
  readonly isRefused?: boolean;
}
/** Key: the set's. */
export const metricSets = defineTable('cloudwatch/metric-sets');

export interface OpenSet {
  /** When its ten seconds begin, milliseconds. */
  readonly start: number;
  readonly numbers: readonly number[];
}
/** The newest record of each set, as `openData` for those that are alone. */
export const openSets = defineTable('cloudwatch/open-sets', { volatile: true });

/** How late `lastAt` may be. */
export const lastAtGrainMs = 1_800_000;

/** By a text that is cheaper to make: metrics are named again each time that something is measured. */
const seriesKeys = new Map<string, string>();
const mostSeriesKeys = 50_000;

export function seriesKey({ namespace, name, dimensions, otherUnit = '' }: MetricName): string {
  let text = `${namespace.length}:${namespace}${name.length}:${name}${otherUnit.length}:${otherUnit}`;
  for (const key in dimensions) {
    const value = dimensions[key]!;
    text += `${key.length}:${key}${value.length}:${value}`;
  }
  let known = seriesKeys.get(text);
  if (known === undefined) {
    if (seriesKeys.size >= mostSeriesKeys) seriesKeys.clear();
    const pairs = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
    known = JSON.stringify([namespace, name, pairs, ...(otherUnit === '' ? [] : [otherUnit])]);
    seriesKeys.set(text, known);
  }
  return known;
}

/** When its newest data is from. */
export function newestAt(metric: SeriesRecord, state: Reader): number {
  const inUnits = [metric, ...(metric.otherUnits ?? []).map((otherUnit) => ({ ...metric, otherUnit }))];
  return Math.max(
    metric.lastAt,
    ...inUnits.map((one) => state.get(openData, seriesKey(one))?.start ?? 0),
    ...(metric.sets ?? []).flatMap(({ key }) => [
      state.get(metricSets, key)?.lastAt ?? 0,
      state.get(openSets, key)?.start ?? 0,
    ]),
  );
}

/** The stream of a set, by its key. */
export const setStream = (key: string) => `metrics:${key}`;

/** The stream of a series, by its key. */
export function dataOf(key: string): string {
  const known = streamNames.get(key);
  if (known !== undefined) return known;
  if (streamNames.size >= mostSeriesKeys) streamNames.clear();
  const name = `metric:${key}`;
  streamNames.set(key, name);
  return name;
}
const streamNames = new Map<string, string>();

export type MissingData = 'missing' | 'breaching' | 'notBreaching' | 'ignore';

export interface AlarmRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** Of an alarm on one metric. */
  readonly metric?: MetricName;
  readonly statistic?: Statistic;
  /** A percentile, trimmed mean and the like. */
  readonly extendedStatistic?: string;
  /** Of an alarm on metric math: exactly one of them returns data. */
  readonly queries?: readonly MetricDataQuery[];
  /** The query that is the band, of an alarm on an anomaly, which is not evaluated. */
  readonly thresholdMetricId?: string;
  /** Of a composite alarm: the rule on other alarms. What follows of periods and thresholds does not apply to it. */
  readonly rule?: string;
  /** Of a composite alarm: the alarm, by name or ARN, that suppresses its actions. */
  readonly suppressor?: { readonly alarm: string; readonly waitMs: number; readonly extensionMs: number };
  readonly suppression?: {
    readonly by?: ActionsSuppressedBy;
    readonly reason?: string;
    readonly wasAlarm: boolean;
    readonly leftAt?: number;
  };
  /** Of a composite alarm: the state whose actions were performed last. */
  readonly actedState?: StateValue;
  readonly unit?: string;
  readonly periodMs: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  /** None of an alarm on an anomaly. */
  readonly threshold?: number;
  readonly comparison: ComparisonOperator;
  readonly treatMissingData: MissingData;
  /** Of an alarm on a percentile: `ignore` keeps its state while there are few values. */
  readonly lowSamples?: string;
  readonly actionsEnabled: boolean;
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configuredAt: number;
  readonly state: StateValue;
  readonly stateReason: string;
  readonly stateReasonData?: string;
  readonly stateUpdatedAt: number;
  readonly stateTransitionedAt: number;
  /** When it was evaluated and this record written; later evaluations that found nothing new are in `evaluations`. */
  readonly evaluatedAt?: number;
}
/** Key: the alarm's name. */
export const alarms = defineTable('cloudwatch/alarms');
/**
 * When each alarm was last evaluated, in memory: writing it each minute would be most of an idle cloud's journal. An engine
 * that starts again evaluates the minute once more. Key: the alarm's name.
 */
export const evaluations = defineTable('cloudwatch/evaluations', { volatile: true });
interface Evaluation {
  readonly at: number;
}

export const compositeAlarms = defineIndex(alarms, ({ rule }) => (rule === undefined ? undefined : 'all'));

export interface HistoryEntry {
  readonly alarm: string;
  readonly isComposite?: boolean;
  readonly kind: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  readonly data: string;
}
export const historyStream = 'cloudwatch:alarm-history';

export interface DashboardRecord {
  readonly name: string;
  /** JSON. */
  readonly body: string;
  readonly modifiedAt: number;
  readonly tags?: Readonly<Record<string, string>>;
}
/** Key: the dashboard's name. Dashboards belong to no region. */
export const dashboards = defineTable('cloudwatch/dashboards', { global: true });

export const dashboardArn = (account: string, name: string) =>
  `arn:aws:cloudwatch::${account}:dashboard/${name}`;
