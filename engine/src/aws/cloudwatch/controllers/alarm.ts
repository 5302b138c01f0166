// Evaluates an alarm every minute (every 10 s for a period below a minute), on a window that slides with it.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html

import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { type Datapoint, evaluate, type Verdict } from '../alarms/evaluate.ts';
import { stateReason } from '../alarms/state-reason.ts';
import { moveTo } from '../alarms/transition.ts';
import { bucketsOf, statisticOf } from '../metrics/metric-data.ts';
import { type AlarmRecord, alarms } from '../state.ts';

/** How many periods more than N are looked at, so that a late datapoint or two does no harm. */
const sparePeriods = 2;

interface Snapshot {
  readonly alarm: AlarmRecord;
}
interface Evaluation {
  readonly windowEnd: number;
}

export const alarmController: Controller<Snapshot, Evaluation> = {
  name: 'cloudwatch/alarm',
  keys: (state) => state.keys(alarms),
  observe: (state, name) => {
    const alarm = state.get(alarms, name);
    return alarm && { alarm };
  },
  plan: ({ alarm }, now) => {
    const everyMs = alarm.periodMs < 60_000 ? 10_000 : 60_000;
    const windowEnd = Math.floor(now / everyMs) * everyMs;
    const revisitAt = windowEnd + everyMs;
    // Woken early (a restart, another alarm's change of settings): once a window is enough.
    if (alarm.evaluatedAt !== undefined && alarm.evaluatedAt >= windowEnd) return { steps: [], revisitAt };
    return { steps: [{ windowEnd }], revisitAt };
  },
  apply: ({ windowEnd }, ctx, name) => {
    const alarm = ctx.get(alarms, name);
    if (!alarm) return;
    const { range, newest } = evaluationRange(alarm, windowEnd, ctx);
    const verdict = evaluate(range, alarm, alarm.state);
    moveTo(
      alarm,
      {
        state: verdict.state,
        reason:
          verdict.state === alarm.state && isUnchanged(alarm, verdict)
            ? alarm.stateReason
            : stateReason(alarm, verdict, newest),
        reasonData: reasonData(alarm, verdict, ctx),
        metric: { value: verdict.used[0], threshold: alarm.threshold },
      },
      ctx,
    );
  },
};

/** A state that lasts keeps the reason of its beginning, as AWS shows it. */
const isUnchanged = (alarm: AlarmRecord, verdict: Verdict) =>
  alarm.state === verdict.state && alarm.evaluatedAt !== undefined;

function evaluationRange(
  alarm: AlarmRecord,
  windowEnd: number,
  ctx: Pick<Context, 'streams' | 'get'>,
): { range: Datapoint[]; newest: number } {
  const periods = alarm.evaluationPeriods + sparePeriods;
  const from = windowEnd - periods * alarm.periodMs;
  const buckets = new Map(
    bucketsOf(alarm.metric, { from, to: windowEnd, periodMs: alarm.periodMs }, ctx).map((b) => [b.start, b]),
  );
  const range = Array.from({ length: periods }, (_, i): Datapoint => {
    const bucket = buckets.get(from + i * alarm.periodMs);
    return bucket && statisticOf(bucket, alarm.statistic);
  });
  const last = range.findLastIndex((value) => value !== undefined);
  return { range, newest: from + Math.max(0, last) * alarm.periodMs };
}

function reasonData(alarm: AlarmRecord, { used }: Verdict, ctx: Context): string {
  return JSON.stringify({
    version: '1.0',
    queryDate: new Date(ctx.now).toISOString(),
    statistic: alarm.statistic,
    period: alarm.periodMs / 1000,
    recentDatapoints: [...used].reverse(),
    threshold: alarm.threshold,
  });
}
