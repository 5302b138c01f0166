// Publishes what metric filters, and events in the embedded metric format, say of a group's events.
import type { MetricDatum, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Match, numberIn } from '../patterns/match.ts';
import { compileFilter } from '../patterns/pattern.ts';
import {
  filterMinutes,
  type IncomingEvent,
  type MetricFilterRecord,
  metricFilterKey,
  metricFiltersByGroup,
} from '../state.ts';
import { embeddedMetrics } from './embedded.ts';

const minuteMs = 60_000;
/** PutMetricData takes 1,000 data at most. */
const batch = 1000;

export function publishMetrics(group: string, events: readonly IncomingEvent[], ctx: Context): void {
  const data = new Map<string, MetricDatum[]>();
  const add = (namespace: string, datum: MetricDatum) => {
    const own = data.get(namespace);
    if (own) own.push(datum);
    else data.set(namespace, [datum]);
  };
  for (const { message, timestamp } of events)
    for (const { namespace, datum } of embeddedMetrics(message, timestamp)) add(namespace, datum);
  for (const filter of ctx.by(metricFiltersByGroup, group)) {
    const found = matchesOf(filter, events);
    for (const datum of found) add(filter.transformation.metricNamespace, datum);
    noteMinute(filter, found.length > 0, ctx);
  }
  for (const [namespace, own] of data) put(namespace, own, ctx);
}

function matchesOf(filter: MetricFilterRecord, events: readonly IncomingEvent[]): MetricDatum[] {
  const matches = compileFilter(filter.pattern);
  return events.flatMap(({ message, timestamp }) => {
    const match = matches(message);
    const datum = match && datumOf(filter, match, timestamp);
    return datum ? [datum] : [];
  });
}

/** Undefined where the value, or a dimension's, is not in the event: then AWS publishes nothing. */
function datumOf(
  { transformation }: MetricFilterRecord,
  match: Match,
  timestamp: number,
): MetricDatum | undefined {
  const { metricName, metricValue, dimensions = {}, unit } = transformation;
  const Value = numberIn(metricValue.startsWith('$') ? match.read(metricValue) : metricValue);
  if (Value === undefined) return undefined;
  const Dimensions = Object.entries(dimensions).map(([Name, selector]) => ({
    Name,
    Value: textOf(match.read(selector)),
  }));
  if (Dimensions.some((dimension) => dimension.Value === '')) return undefined;
  return {
    MetricName: metricName,
    Value,
    Timestamp: new Date(timestamp),
    ...(Dimensions.length > 0 && { Dimensions }),
    ...(unit && { Unit: unit as StandardUnit }),
  };
}

const textOf = (value: unknown) =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/** The default value is that of a minute in which events came and none matched: it is published when the minute is over. */
function noteMinute(filter: MetricFilterRecord, matched: boolean, ctx: Context): void {
  if (filter.transformation.defaultValue === undefined) return;
  const key = metricFilterKey(filter);
  const minute = Math.floor(ctx.now / minuteMs) * minuteMs;
  const known = ctx.get(filterMinutes, key);
  if (known?.minute === minute && (known.matched || !matched)) return;
  if (known && known.minute < minute) publishDefault(filter, known, ctx);
  ctx.put(filterMinutes, key, { minute, matched });
}

export function publishDefault(
  { transformation }: MetricFilterRecord,
  { minute, matched }: { readonly minute: number; readonly matched: boolean },
  ctx: Context,
): void {
  const { metricNamespace, metricName, defaultValue, unit } = transformation;
  if (matched || defaultValue === undefined) return;
  const datum = { MetricName: metricName, Value: defaultValue, Timestamp: new Date(minute) };
  put(metricNamespace, [{ ...datum, ...(unit && { Unit: unit as StandardUnit }) }], ctx);
}

/** An event must not be lost because CloudWatch refuses its metric, as with a time that is too long ago. */
function put(Namespace: string, data: readonly MetricDatum[], ctx: Context): void {
  for (let from = 0; from < data.length; from += batch) {
    try {
      ctx.call('cloudwatch', 'PutMetricData', { Namespace, MetricData: data.slice(from, from + batch) });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      ctx.log(`CloudWatch has refused metrics of ${Namespace} from log events: ${error.message}`);
    }
  }
}
