// What a datum of PutMetricData says, and what several say together.
import type { Dimension, MetricDatum, StatisticSet } from '@aws-sdk/client-cloudwatch';
import { invalidCombination, invalidParameter } from '../faults.ts';
import type { Dimensions, StoredDatum } from '../state.ts';
import { distributionOf, pairsOf } from './distribution.ts';

/** Data put within this time is merged. */
export const grainMs = 10_000;

export function dimensionsOf(list: readonly Dimension[] | undefined): Dimensions {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}

export function dimensionList(dimensions: Dimensions): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** CloudWatch's range: -2^360 to 2^360. */
const largest = 2 ** 360;

const isInRange = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) <= largest;

const memberOf = (index: number) => `MetricData.member.${index + 1}`;

/**
 * A datum is one value, values with counts, or a statistic set.
 * @param index its place in the request
 * @throws InvalidParameterValue, InvalidParameterCombination
 */
export function datumOf(datum: MetricDatum, index = 0): StoredDatum {
  const { StatisticValues: set, Values: values = noValues, Value: value } = datum;
  const both = (a: string, b: string) =>
    invalidCombination(
      `The parameters ${memberOf(index)}.${a} and ${memberOf(index)}.${b} are mutually exclusive and you have specified both.`,
    );
  if (value !== undefined && values.length > 0) throw both('Value', 'Values');
  if (value !== undefined && set) throw both('Value', 'StatisticValues');
  if (values.length > 0 && set) throw both('Values', 'StatisticValues');
  if (set) return datumOfSet(set, index);
  if (values.length > 0) return datumOfValues(values, datum.Counts, index);
  if (value === undefined) {
    throw invalidParameter(
      `At least one of the parameters ${memberOf(index)}.Value, Values or StatisticValues must be specified.`,
    );
  }
  if (!isInRange(value)) throw outOfRange('Value', value, index);
  return { sum: value, count: 1, min: value, max: value };
}

const noValues: readonly number[] = [];

const outOfRange = (what: string, value: number | undefined, index: number) =>
  invalidParameter(`The value ${value} for parameter ${memberOf(index)}.${what} is invalid.`);

function datumOfSet(set: StatisticSet, index: number): StoredDatum {
  const { Sum: sum, SampleCount: count, Minimum: min, Maximum: max } = set;
  if (!isInRange(count)) throw outOfRange('StatisticValues.SampleCount', count, index);
  if (!isInRange(sum)) throw outOfRange('StatisticValues.Sum', sum, index);
  if (!isInRange(min)) throw outOfRange('StatisticValues.Minimum', min, index);
  if (!isInRange(max)) throw outOfRange('StatisticValues.Maximum', max, index);
  if (min > max) {
    throw invalidCombination(
      `The parameter ${memberOf(index)}.StatisticValues.Maximum must be greater than or equal to ${memberOf(index)}.StatisticValues.Minimum.`,
    );
  }
  if (count < 0) throw outOfRange('StatisticValues.SampleCount', count, index);
  return { sum, count, min, max };
}

function datumOfValues(
  values: readonly number[],
  counts: readonly number[] | undefined,
  index: number,
): StoredDatum {
  if (counts && counts.length !== values.length) {
    throw invalidParameter(
      `The parameters ${memberOf(index)}.Values and ${memberOf(index)}.Counts must be of the same size.`,
    );
  }
  let [sum, count, min, max] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [place, value] of values.entries()) {
    if (!isInRange(value)) throw outOfRange(`Values.member.${place + 1}`, value, index);
    const times = counts?.[place] ?? 1;
    sum += value * times;
    count += times;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min === max) return { sum, count, min, max };
  const pairs = values.map((value, place) => [value, counts?.[place] ?? 1] as const);
  return { sum, count, min, max, values: distributionOf(pairs) };
}

export const numbersOfDatum = 4;

/** A datum that does not say how often each value occurred. */
export type PlainDatum = Omit<StoredDatum, 'values'>;

/** The record of a metric set: four numbers of each of its metrics. */
export function numbersOf(data: readonly PlainDatum[]): number[] {
  const numbers: number[] = [];
  for (const { sum, count, min, max } of data) numbers.push(sum, count, min, max);
  return numbers;
}

/** What a record of a metric set says of one of its metrics. */
export function datumIn(numbers: readonly number[], column: number): StoredDatum {
  const at = column * numbersOfDatum;
  return { sum: numbers[at]!, count: numbers[at + 1]!, min: numbers[at + 2]!, max: numbers[at + 3]! };
}

const addSums = (a: StoredDatum, b: StoredDatum): StoredDatum => ({
  sum: a.sum + b.sum,
  count: a.count + b.count,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
});

export function add(a: StoredDatum, b: StoredDatum): StoredDatum {
  const [own, others] = [pairsIn(a), pairsIn(b)];
  const values = own && others && distributionOf([...own, ...others]);
  return { ...addSums(a, b), ...(values && values.length > 2 && { values }) };
}

function pairsIn({ min, max, count, values }: StoredDatum): Iterable<readonly [number, number]> | undefined {
  if (values) return pairsOf(values);
  return min === max ? [[min, count]] : undefined;
}
