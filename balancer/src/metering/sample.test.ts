import { expect, test } from 'vitest';
import { begin, emptySample, merge, observe, type Sample } from './sample.ts';

function sampleOf(values: readonly number[]): Sample {
  const sample = emptySample();
  for (const [index, value] of values.entries())
    if (index === 0) begin(sample, value, 1);
    else observe(sample, value, 1, true);
  return sample;
}

const timesOf = (values: readonly number[]) =>
  new Map(values.map((value) => [value, values.filter((other) => other === value).length]));

test('a distribution begins with the second value, and knows the first ones', () => {
  expect(sampleOf([2, 2, 2])).toEqual({ sum: 6, count: 3, min: 2, max: 2, values: undefined });
  expect(sampleOf([2, 2, 1])).toEqual({ sum: 5, count: 3, min: 1, max: 2, values: timesOf([2, 2, 1]) });
});

test.each([
  [[1, 1], [1]],
  [[1, 1], [2]],
  [[2], [1, 1]],
  [
    [1, 2],
    [1, 1],
  ],
  [
    [3, 3],
    [1, 2],
  ],
  [
    [1, 2],
    [2, 3],
  ],
])('samples of %j and %j together are one of all their values', (a, b) => {
  const together = sampleOf(a);
  merge(together, sampleOf(b), true);
  const all = [...a, ...b];
  const { values, ...sums } = together;
  expect(sums).toEqual({
    sum: all.reduce((sum, value) => sum + value),
    count: all.length,
    min: Math.min(...all),
    max: Math.max(...all),
  });
  expect(values).toEqual(new Set(all).size === 1 ? undefined : timesOf(all));
});

test('values that three digits do not tell apart are one of the distribution', () => {
  expect(sampleOf([0.020_100_1, 0.020_100_2]).values).toEqual(new Map([[0.0201, 2]]));
});

test('of what no percentiles are asked there is no distribution', () => {
  const sample = sampleOf([1]);
  observe(sample, 2, 3, false);
  expect(sample).toEqual({ sum: 7, count: 4, min: 1, max: 2, values: undefined });
});
