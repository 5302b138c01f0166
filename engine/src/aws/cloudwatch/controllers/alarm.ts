// Evaluates an alarm every minute (every 10 s for a period below a minute), on a window that slides with it.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html

import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { type Datapoint, evaluate, type Verdict } from '../alarms/evaluate.ts';
import { stateReason } from '../alarms/state-reason.ts';
import { moveTo } from '../alarms/transition.ts';
import { whyUnevaluated } from '../alarms/unevaluated.ts';
import { evaluator, pointsOf, type Range } from '../math/queries.ts';
import type { Points } from '../math/values.ts';
import { bucketsOf } from '../metrics/buckets.ts';
import { isLowSample, parseStatistic } from '../metrics/statistic.ts';
import { type AlarmRecord, alarms, evaluations } from '../state.ts';

/** How many periods beyond N are retrieved, so that one or two late datapoints do no harm. */
const sparePeriods = 2;

interface Snapshot {
  readonly alarm: AlarmRecord;
  readonly evaluatedAt: number | undefined;
}
interface Evaluation {
  readonly windowEnd: number;
}

export const alarmController: Controller<Snapshot, Evaluation> = {
  name: 'cloudwatch/alarm',
  keys: (state) => state.keys(alarms),
  observe: (state, name) => {
    const alarm = state.get(alarms, name);
    if (!alarm || alarm.rule !== undefined) return undefined;
    // An alarm that was put anew has not been evaluated.
    const isEvaluated = alarm.evaluatedAt !== undefined;
    return {
      alarm,
      evaluatedAt: isEvaluated ? (state.get(evaluations, name)?.at ?? alarm.evaluatedAt) : undefined,
    };
  },
  plan: ({ alarm, evaluatedAt }, now) => {
    const everyMs = alarm.periodMs < 60_000 ? 10_000 : 60_000;
    const windowEnd = Math.floor(now / everyMs) * everyMs;
    const revisitAt = windowEnd + everyMs;
    // An early run, after a restart or a change of the alarm: each window is evaluated once.
    if (evaluatedAt !== undefined && evaluatedAt >= windowEnd) return { steps: [], revisitAt };
    return { steps: [{ windowEnd }], revisitAt };
  },
  apply: ({ windowEnd }, ctx, name) => {
    const alarm = ctx.get(alarms, name);
    if (!alarm) return;
    const unevaluated = whyUnevaluated(alarm);
    if (unevaluated) {
      // A state that was set by hand lasts.
      const reason = alarm.state === 'INSUFFICIENT_DATA' ? unevaluated : alarm.stateReason;
      moveTo(alarm, { state: alarm.state, reason }, ctx);
      return;
    }
    if (isIgnored(alarm, windowEnd, ctx)) {
      moveTo(alarm, { state: alarm.state, reason: alarm.stateReason }, ctx);
      return;
    }
    const { range, newest } = evaluationRange(alarm, windowEnd, ctx);
    const verdict = evaluate(range, { ...alarm, threshold: alarm.threshold ?? 0 }, alarm.state);
    const metric = { value: verdict.used[0], threshold: alarm.threshold ?? 0 };
    if (isUnchanged(alarm, verdict)) {
      moveTo(alarm, { state: alarm.state, reason: alarm.stateReason, metric }, ctx);
      return;
    }
    const reason = stateReason(alarm, verdict, newest);
    moveTo(alarm, { state: verdict.state, reason, reasonData: reasonData(alarm, verdict, ctx), metric }, ctx);
  },
};

/** A state that lasts keeps the reason with which it began, as on AWS. */
const isUnchanged = (alarm: AlarmRecord, verdict: Verdict) =>
  alarm.state === verdict.state && alarm.evaluatedAt !== undefined;

function evaluationRange(
  alarm: AlarmRecord,
  windowEnd: number,
  ctx: Pick<Context, 'streams' | 'get' | 'all'>,
): { range: Datapoint[]; newest: number } {
  const periods = alarm.evaluationPeriods + sparePeriods;
  const from = windowEnd - periods * alarm.periodMs;
  const points = alarmPoints(alarm, { from, to: windowEnd, slides: true }, ctx);
  const range = Array.from({ length: periods }, (_, i): Datapoint => points.get(from + i * alarm.periodMs));
  const last = range.findLastIndex((value) => value !== undefined);
  return { range, newest: from + Math.max(0, last) * alarm.periodMs };
}

function alarmPoints(
  alarm: AlarmRecord,
  range: Range,
  ctx: Pick<Context, 'streams' | 'get' | 'all'>,
): Points {
  const { metric, queries = [], periodMs, unit } = alarm;
  if (metric) return pointsOf(metric, { ...range, periodMs, unit, stat: statOf(alarm) }, ctx);
  const returned = queries.find(({ ReturnData }) => ReturnData !== false)?.Id ?? '';
  const value = evaluator(queries, range, ctx).resultOf(returned);
  return value.kind === 'series' ? value.points : new Map();
}

const statOf = ({ statistic, extendedStatistic }: AlarmRecord) => extendedStatistic ?? statistic ?? 'Average';

/** Whether one of the periods that are evaluated has too few values, of an alarm that ignores such periods. */
function isIgnored(
  alarm: AlarmRecord,
  windowEnd: number,
  ctx: Pick<Context, 'streams' | 'get' | 'all'>,
): boolean {
  const statistic = parseStatistic(statOf(alarm));
  if (alarm.lowSamples !== 'ignore' || !alarm.metric || !statistic) return false;
  const { periodMs, evaluationPeriods, unit } = alarm;
  const from = windowEnd - (evaluationPeriods + sparePeriods) * periodMs;
  const buckets = bucketsOf(alarm.metric, { from, to: windowEnd, periodMs, unit, statistics: [] }, ctx);
  return buckets.slice(-evaluationPeriods).some(({ count }) => isLowSample(count, statistic));
}

function reasonData(alarm: AlarmRecord, { used }: Verdict, ctx: Context): string {
  return JSON.stringify({
    version: '1.0',
    queryDate: new Date(ctx.now).toISOString(),
    statistic: statOf(alarm),
    period: alarm.periodMs / 1000,
    recentDatapoints: [...used].reverse(),
    threshold: alarm.threshold,
  });
}
