// Deletes metric data and alarm history older than two weeks, once an hour.
import type { Controller } from '../../../kernel/controller.ts';
import { keptMs } from '../alarms/history.ts';
import { dataOf, historyStream, metricSets, series, seriesKey, setStream } from '../state.ts';

const everyMs = 3_600_000;
const only = 'all';

export const retention: Controller<Record<never, never>, { before: number }> = {
  name: 'cloudwatch/retention',
  keys: () => [only],
  observe: () => ({}),
  plan: (_snapshot, now) => ({ steps: [{ before: now - keptMs }], revisitAt: now + everyMs }),
  apply: ({ before }, ctx) => {
    for (const metric of ctx.all(series)) {
      ctx.streams.trim(dataOf(seriesKey(metric)), before);
      for (const otherUnit of metric.otherUnits ?? [])
        ctx.streams.trim(dataOf(seriesKey({ ...metric, otherUnit })), before);
    }
    for (const key of ctx.keys(metricSets)) ctx.streams.trim(setStream(key), before);
    ctx.streams.trim(historyStream, before);
  },
};
