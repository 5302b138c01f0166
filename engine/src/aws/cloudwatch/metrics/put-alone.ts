// Data of one metric: a record for each ten seconds of its series.
import type { Context } from '../../../kernel/context.ts';
import {
  type Dimensions,
  dataOf,
  lastAtGrainMs,
  type MetricName,
  openData,
  type StoredDatum,
  series,
  seriesKey,
} from '../state.ts';
import { add, grainMs } from './metric-data.ts';

export interface MetricInUnit extends MetricName {
  readonly unit: string;
}

export function putAlone(
  { unit, ...metric }: MetricInUnit,
  at: number,
  value: StoredDatum,
  ctx: Context,
): void {
  const place = placeOf(metric);
  const { key } = place;
  const known = ctx.get(series, key);
  const isOther = known !== undefined && known.unit !== unit;
  store(isOther ? placeAt(seriesKey({ ...metric, otherUnit: unit })) : place, at, value, ctx);
  const isNew = isOther && !known.otherUnits?.includes(unit);
  // Writing this record for every datum would fill the journal.
  if (known && !isNew && at - known.lastAt <= lastAtGrainMs) return;
  ctx.put(series, key, {
    ...(known ?? { ...metric, unit }),
    ...(isNew ? { otherUnits: [...(known.otherUnits ?? []), unit] } : {}),
    lastAt: Math.max(at, known?.lastAt ?? 0),
  });
}

interface Place {
  readonly key: string;
  readonly stream: string;
}

/** By dimensions that never change, then by the metric's name: services put the same ones each time. */
const places = new WeakMap<Dimensions, { readonly namespace: string; readonly byName: Map<string, Place> }>();

/** Where a datum belongs, unless it is in another unit. */
function placeOf(metric: MetricName): Place {
  const { namespace, name, dimensions } = metric;
  if (!Object.isFrozen(dimensions)) return placeAt(seriesKey(metric));
  let known = places.get(dimensions);
  if (known?.namespace !== namespace) {
    known = { namespace, byName: new Map() };
    places.set(dimensions, known);
  }
  let place = known.byName.get(name);
  if (place === undefined) {
    place = placeAt(seriesKey(metric));
    known.byName.set(name, place);
  }
  return place;
}

const placeAt = (key: string): Place => ({ key, stream: dataOf(key) });

/** What is put in ten seconds later amends their record. */
function store({ key, stream }: Place, at: number, datum: StoredDatum, ctx: Context): void {
  const start = Math.floor(at / grainMs) * grainMs;
  const open = ctx.get(openData, key);
  const isOpen = open?.start === start;
  const value = isOpen ? add(open, datum) : datum;
  ctx.streams.append(stream, [{ timestamp: start, value }], isOpen ? 'amend' : 'add');
  // A late datum, whose ten seconds are over, is a record of its own.
  if (!open || open.start <= start) ctx.put(openData, key, { ...value, start });
}
