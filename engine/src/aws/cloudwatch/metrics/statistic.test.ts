import { describe, expect, test } from 'vitest';
import { datumOf } from './metric-data.ts';
import { isLowSample, parseStatistic, statisticOf } from './statistic.ts';

const of = (values: readonly number[], statistic: string) =>
  statisticOf(datumOf({ MetricName: 'M', Values: [...values] }), parseStatistic(statistic)!);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

test.each([
  ['p0', 1],
  ['p50', 50],
  ['p99', 99],
  ['p99.9', 100],
  ['p100', 100],
  // The mean without the ten highest, the five lowest and five highest, the middle half.
  ['tm90', 45.5],
  ['TM(5%:95%)', 50.5],
  ['TM(10%:)', 55.5],
  ['IQM', 50.5],
  // Above the lower bound and up to the upper one.
  ['TM(10:20)', 15.5],
  ['TM(:3)', 2],
  ['tc90', 90],
  ['TC(10:20)', 10],
  ['ts50', 1275],
  ['TS(98:)', 199],
  // What lies outside counts as the edge.
  ['wm98', (4851 + 2 * 98) / 100],
  ['WM(10%:90%)', (10 * 11 + 4040 + 10 * 90) / 100],
  ['WM(20:80)', (20 * 20 + 3030 + 20 * 80) / 100],
  ['PR(:30)', 30],
  ['PR(10:40)', 30],
  ['PR(90:)', 10],
])('%s of 1 to 100 is %d', (statistic, expected) => {
  expect(of(upTo(100), statistic)).toBeCloseTo(expected, 9);
});

test('p99 is the greatest of the values without the highest one percent', () => {
  expect(of([5, 1, 9, 2], 'p50')).toBe(2);
  expect(of([5, 1, 9, 2], 'p99')).toBe(9);
});

test.each([
  'p101',
  'p',
  'P99',
  'TM(5:95%)',
  'TM()',
  'TM(:)',
  'PR(5%:95%)',
  'tm(5:9)',
  'TM(9:5)',
  'Mean',
  'iqm',
])('%s is no statistic', (text) => expect(parseStatistic(text)).toBeUndefined());

describe('a period has no percentile', () => {
  test('where a statistic set says nothing about its values', () => {
    const set = (Minimum: number, Maximum: number) => ({
      MetricName: 'M',
      StatisticValues: { Minimum, Maximum, Sum: 10, SampleCount: 2 },
    });
    const p50 = parseStatistic('p50')!;
    expect(statisticOf(datumOf(set(4, 6)), p50)).toBeUndefined();
    expect(statisticOf(datumOf(set(5, 5)), p50)).toBe(5);
  });
  test('where a value is negative', () => expect(of([-1, 2], 'p50')).toBeUndefined());
  test('where no value is left', () => expect(of([1, 2], 'TM(5:9)')).toBeUndefined());
});

test('many values are kept within one percent', () => {
  const values = Array.from({ length: 5000 }, (_, i) => 1 + i / 10);
  for (const percent of [1, 10, 50, 99]) {
    const exact = values[Math.ceil((percent / 100) * 5000) - 1]!;
    expect(Math.abs(of(values, `p${percent}`)! / exact - 1)).toBeLessThan(0.01);
  }
  expect([of(values, 'p0'), of(values, 'p100')]).toEqual([1, 500.9]);
});

test.each([
  ['p99', 999, true],
  ['p99', 1000, false],
  ['p50', 19, true],
  ['p50', 20, false],
  ['p10', 99, true],
  ['p10', 100, false],
  ['Average', 1, false],
])('%s of %i values has too few: %s', (statistic, count, expected) => {
  expect(isLowSample(count, parseStatistic(statistic)!)).toBe(expected);
});
