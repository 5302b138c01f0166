// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type { Dimension, MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidParameter, missingParameter } from '../faults.ts';
import { add, datumOf, dimensionsOf, grainMs } from '../metrics/metric-data.ts';
import { metricSetOf, putSet } from '../metrics/metric-set.ts';
import {
  dataOf,
  lastAtGrainMs,
  type MetricName,
  openData,
  type StoredDatum,
  series,
  seriesKey,
} from '../state.ts';

export const putMetricData: Operation<'cloudwatch', 'PutMetricData'> = (input, ctx) => {
  const { MetricData: data = [] } = input;
  if (data.length === 0) throw missingParameter('The parameter MetricData is required.');
  const namespace = input.Namespace!;
  const isService = namespace.startsWith('AWS/');
  const values = data.map((datum, index) => {
    if ((datum.Values?.length ?? 0) > 150) {
      throw invalidParameter(
        `The collection MetricData.member.${index + 1}.Values must not have a size greater than 150.`,
      );
    }
    // Services report what they measured before the clock was advanced.
    if (!isService) checkTime(timeOf(datum, ctx), index, ctx);
    return datumOf(datum, index);
  });
  if (isService && putTogether(namespace, data, values, ctx)) return {};
  for (const [index, datum] of data.entries()) putAlone(namespace, datum, values[index]!, ctx);
  return {};
};

const timeOf = ({ Timestamp }: MetricDatum, ctx: Context) => Timestamp?.getTime() ?? ctx.now;

/** What is of one time, and has no distribution, as one record; the rest alone. @returns false where it is not so */
function putTogether(
  namespace: string,
  data: readonly MetricDatum[],
  values: readonly StoredDatum[],
  ctx: Context,
): boolean {
  const at = timeOf(data[0]!, ctx);
  if (data.some((datum) => timeOf(datum, ctx) !== at)) return false;
  const areAllPlain = values.every((value) => value.values === undefined);
  const isPlain = (_: unknown, index: number) => values[index]!.values === undefined;
  const set = metricSetOf(namespace, areAllPlain ? data : data.filter(isPlain));
  if (!set || !putSet(set, at, areAllPlain ? values : values.filter(isPlain), ctx)) return false;
  if (areAllPlain) return true;
  for (const [index, datum] of data.entries())
    if (values[index]!.values) putAlone(namespace, datum, values[index]!, ctx);
  return true;
}

function putAlone(namespace: string, datum: MetricDatum, value: StoredDatum, ctx: Context): void {
  const at = timeOf(datum, ctx);
  const unit = datum.Unit ?? 'None';
  const place = placeOf(namespace, datum);
  const { key } = place;
  const known = ctx.get(series, key);
  const isOther = known !== undefined && known.unit !== unit;
  const own = isOther ? placeAt(seriesKey({ ...nameOf(namespace, datum), otherUnit: unit })) : place;
  store(own, at, value, ctx);
  const isNew = isOther && !known.otherUnits?.includes(unit);
  // Writing this record for every datum would fill the journal.
  if (known && !isNew && at - known.lastAt <= lastAtGrainMs) return;
  ctx.put(series, key, {
    ...(known ?? { ...nameOf(namespace, datum), unit }),
    ...(isNew ? { otherUnits: [...(known.otherUnits ?? []), unit] } : {}),
    lastAt: Math.max(at, known?.lastAt ?? 0),
  });
}

const nameOf = (namespace: string, { MetricName, Dimensions }: MetricDatum): MetricName => ({
  namespace,
  name: MetricName!,
  dimensions: dimensionsOf(Dimensions),
});

interface Place {
  readonly key: string;
  readonly stream: string;
}

/** By a list of dimensions that never changes, then by the metric's name: services put the same ones each time. */
const places = new WeakMap<
  readonly Dimension[],
  { readonly namespace: string; readonly byName: Map<string, Place> }
>();

/** Where a datum belongs, unless it is in another unit. */
function placeOf(namespace: string, datum: MetricDatum): Place {
  const { Dimensions: list, MetricName: name = '' } = datum;
  if (!list || !Object.isFrozen(list)) return placeAt(seriesKey(nameOf(namespace, datum)));
  let known = places.get(list);
  if (known?.namespace !== namespace) {
    known = { namespace, byName: new Map() };
    places.set(list, known);
  }
  let place = known.byName.get(name);
  if (place === undefined) {
    place = placeAt(seriesKey(nameOf(namespace, datum)));
    known.byName.set(name, place);
  }
  return place;
}

const placeAt = (key: string): Place => ({ key, stream: dataOf(key) });

const dayMs = 86_400_000;

function checkTime(at: number, index: number, ctx: Context): void {
  if (at >= ctx.now - 14 * dayMs && at <= ctx.now + 7_200_000) return;
  throw invalidParameter(
    `The parameter MetricData.member.${index + 1}.Timestamp must specify a time within the past two weeks or no more than two hours in the future.`,
  );
}

/** One record for each ten seconds: what is put in them later amends it. */
function store({ key, stream }: Place, at: number, datum: StoredDatum, ctx: Context): void {
  const start = Math.floor(at / grainMs) * grainMs;
  const open = ctx.get(openData, key);
  const isOpen = open?.start === start;
  const value = isOpen ? add(open, datum) : datum;
  ctx.streams.append(stream, [{ timestamp: start, value }], isOpen ? 'amend' : 'add');
  // A late datum, whose ten seconds are over, is a record of its own.
  if (!open || open.start <= start) ctx.put(openData, key, { ...value, start });
}
