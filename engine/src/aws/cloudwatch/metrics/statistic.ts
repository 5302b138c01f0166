// The statistics of a period: the five simple ones, percentiles, and what is computed of a part of the values.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
import type { Statistic } from '@aws-sdk/client-cloudwatch';
import { invalidParameter } from '../faults.ts';
import type { StoredDatum } from '../state.ts';
import { type Distribution, pairsOf } from './distribution.ts';

type Trimmed = 'TM' | 'WM' | 'TC' | 'TS' | 'PR';

export type ParsedStatistic =
  | { readonly kind: 'simple'; readonly name: Statistic }
  | { readonly kind: 'percentile'; readonly percent: number }
  | { readonly kind: Trimmed; readonly from?: number; readonly to?: number; readonly isPercent: boolean };

const simple: readonly string[] = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];
const short = /^(p|tm|wm|tc|ts)(\d+(?:\.\d{1,10})?)$/;
const ranged = /^(TM|WM|TC|TS|PR)\((\d+(?:\.\d{1,10})?%?)?:(\d+(?:\.\d{1,10})?%?)?\)$/;

/** Undefined where AWS has no such statistic. */
export function parseStatistic(text: string): ParsedStatistic | undefined {
  if (simple.includes(text)) return { kind: 'simple', name: text as Statistic };
  if (text === 'IQM') return { kind: 'TM', from: 25, to: 75, isPercent: true };
  const [, name, percent] = short.exec(text) ?? [];
  if (name !== undefined) {
    const value = Number(percent);
    if (value > 100) return undefined;
    if (name === 'p') return { kind: 'percentile', percent: value };
    return { kind: name.toUpperCase() as Trimmed, to: value, isPercent: true };
  }
  const [, kind, from, to] = ranged.exec(text) ?? [];
  if (kind === undefined || (from === undefined && to === undefined)) return undefined;
  const bounds = [from, to].filter((bound) => bound !== undefined);
  const isPercent = bounds.every((bound) => bound.endsWith('%'));
  if (!isPercent && bounds.some((bound) => bound.endsWith('%'))) return undefined;
  // A percentile rank asks which share lies between two values.
  if (isPercent && kind === 'PR') return undefined;
  const boundOf = (bound: string) => Number(bound.replace('%', ''));
  if (isPercent && bounds.some((bound) => boundOf(bound) > 100)) return undefined;
  if (from !== undefined && to !== undefined && boundOf(from) >= boundOf(to)) return undefined;
  return {
    kind: kind as Trimmed,
    ...(from === undefined ? {} : { from: boundOf(from) }),
    ...(to === undefined ? {} : { to: boundOf(to) }),
    isPercent,
  };
}

/** @throws AWS's fault where there is no such statistic; `parameter` names it in the request */
export function requireStatistic(text: string, parameter: string): ParsedStatistic {
  const parsed = parseStatistic(text);
  if (!parsed) throw invalidParameter(`The value ${text} for parameter ${parameter} is not supported.`);
  return parsed;
}

/**
 * Undefined where a period has no such value: statistic sets have no distribution unless all of their values are the same,
 * and negative values have no percentiles on AWS.
 */
export function statisticOf(datum: StoredDatum, statistic: ParsedStatistic): number | undefined {
  if (statistic.kind === 'simple') return simpleStatistic(datum, statistic.name);
  const values = distributionIn(datum);
  if (!values || datum.min < 0 || datum.count <= 0) return undefined;
  if (statistic.kind === 'percentile') return valueAt(values, rankAt(statistic.percent, datum.count));
  return statistic.isPercent
    ? byRank(values, datum.count, statistic)
    : byValue(values, datum.count, statistic);
}

function simpleStatistic({ sum, count, min, max }: StoredDatum, name: Statistic): number {
  switch (name) {
    case 'SampleCount':
      return count;
    case 'Sum':
      return sum;
    case 'Minimum':
      return min;
    case 'Maximum':
      return max;
    default:
      return count === 0 ? 0 : sum / count;
  }
}

const distributionIn = ({ min, max, count, values }: StoredDatum): Distribution | undefined =>
  values ?? (min === max ? [min, count] : undefined);

/** p99 is the greatest of the lowest 99 % of the values, so that it is one of them. Ranks begin with 1. */
const rankAt = (percent: number, count: number) =>
  Math.min(count, Math.max(1, Math.ceil((percent / 100) * count - 1e-9)));

function valueAt(values: Distribution, rank: number): number {
  let seen = 0;
  let last = Number.NaN;
  for (const [value, count] of pairsOf(values)) {
    seen += count;
    last = value;
    if (seen >= rank) break;
  }
  return last;
}

interface Part {
  readonly kind: Trimmed;
  readonly from?: number;
  readonly to?: number;
}

/** Of the values between two percentiles. */
function byRank(values: Distribution, total: number, { kind, from = 0, to = 100 }: Part): number | undefined {
  const low = Math.floor((from / 100) * total + 1e-9);
  const high = rankAt(to, total);
  let before = 0;
  let [sum, count] = [0, 0];
  for (const [value, times] of pairsOf(values)) {
    const inside = Math.max(0, Math.min(high, before + times) - Math.max(low, before));
    before += times;
    sum += value * inside;
    count += inside;
  }
  if (kind === 'WM') {
    const edges = low * valueAt(values, Math.min(total, low + 1)) + (total - high) * valueAt(values, high);
    return (sum + edges) / total;
  }
  return partOf(kind, sum, count, total);
}

/** Of the values above one bound and up to the other. */
function byValue(
  values: Distribution,
  total: number,
  { kind, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Part,
): number | undefined {
  let [sum, count, clamped] = [0, 0, 0];
  for (const [value, times] of pairsOf(values)) {
    clamped += Math.min(to, Math.max(from, value)) * times;
    if (value <= from || value > to) continue;
    sum += value * times;
    count += times;
  }
  return kind === 'WM' ? clamped / total : partOf(kind, sum, count, total);
}

function partOf(kind: Trimmed, sum: number, count: number, total: number): number | undefined {
  switch (kind) {
    case 'TC':
      return count;
    case 'TS':
      return sum;
    case 'PR':
      return (100 * count) / total;
    default:
      return count === 0 ? undefined : sum / count;
  }
}

/**
 * Whether a period has too few values for a percentile to mean much: fewer than 10 / (1 - percentile) from 0.5 on, and than
 * 10 / percentile below. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
export function isLowSample(count: number, statistic: ParsedStatistic): boolean {
  if (statistic.kind !== 'percentile') return false;
  const share = statistic.percent / 100;
  return count * (share >= 0.5 ? 1 - share : share) < 10 - 1e-9;
}
