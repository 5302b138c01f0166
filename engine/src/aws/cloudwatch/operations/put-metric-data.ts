// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidParameter, missingParameter } from '../faults.ts';
import { add, datumOf, dimensionsOf, grainMs } from '../metrics/metric-data.ts';
import { dataOf, type MetricName, openData, type StoredDatum, series, seriesKey } from '../state.ts';

export const putMetricData: Operation<'cloudwatch', 'PutMetricData'> = (input, ctx) => {
  if (!input.MetricData || input.MetricData.length === 0) {
    throw missingParameter('The parameter MetricData is required.');
  }
  for (const [index, datum] of input.MetricData.entries()) {
    const metric = {
      namespace: input.Namespace!,
      name: datum.MetricName!,
      dimensions: dimensionsOf(datum.Dimensions),
    };
    if ((datum.Values?.length ?? 0) > 150) {
      throw invalidParameter(
        `The collection MetricData.member.${index + 1}.Values must not have a size greater than 150.`,
      );
    }
    const at = datum.Timestamp?.getTime() ?? ctx.now;
    // Services report what they measured before the clock was advanced.
    if (!metric.namespace.startsWith('AWS/')) checkTime(at, index, ctx);
    const unit = datum.Unit ?? 'None';
    const key = seriesKey(metric);
    const known = ctx.get(series, key);
    const isOther = known !== undefined && known.unit !== unit;
    store(isOther ? { ...metric, otherUnit: unit } : metric, at, datumOf(datum, index), ctx);
    const isNew = isOther && !known.otherUnits?.includes(unit);
    // Writing this record for every datum would fill the journal.
    if (known && !isNew && at - known.lastAt <= 60_000) continue;
    ctx.put(series, key, {
      ...(known ?? { ...metric, unit }),
      ...(isNew ? { otherUnits: [...(known.otherUnits ?? []), unit] } : {}),
      lastAt: Math.max(at, known?.lastAt ?? 0),
    });
  }
  return {};
};

const dayMs = 86_400_000;

function checkTime(at: number, index: number, ctx: Context): void {
  if (at >= ctx.now - 14 * dayMs && at <= ctx.now + 7_200_000) return;
  throw invalidParameter(
    `The parameter MetricData.member.${index + 1}.Timestamp must specify a time within the past two weeks or no more than two hours in the future.`,
  );
}

function store(metric: MetricName, at: number, datum: StoredDatum, ctx: Context): void {
  const key = seriesKey(metric);
  const start = Math.floor(at / grainMs) * grainMs;
  const open = ctx.get(openData, key);
  if (open?.start === start) {
    ctx.put(openData, key, { start, ...add(open, datum) });
    return;
  }
  if (open && open.start > start) {
    // A late datum, whose ten seconds are over.
    ctx.streams.append(dataOf(metric), [{ timestamp: start, value: datum }]);
    return;
  }
  if (open) {
    const { start: timestamp, ...value } = open;
    ctx.streams.append(dataOf(metric), [{ timestamp, value }]);
  }
  ctx.put(openData, key, { start, ...datum });
}
