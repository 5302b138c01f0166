import { expect, test } from 'vitest';
import { NumberRows } from './number-rows.ts';

const all = (rows: NumberRows) =>
  rows
    .between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    .map(({ timestamp, value }) => [timestamp, value]);

function rowsOf(...records: readonly (readonly [at: number, a: number])[]): NumberRows {
  const rows = new NumberRows({ a: 0 });
  for (const [at, a] of records) expect(rows.add(at, { a })).toBe(true);
  return rows;
}

test('records come back as they were added, whether they repeat each other or not', () => {
  const records = [
    [0, 1],
    [10, 1],
    [20, 1],
    [35, 1],
    [40, 2],
    [50, -0],
    [60, 0],
    [61, Number.NaN],
  ] as const;
  const rows = rowsOf(...records);
  expect(all(rows)).toEqual(records.map(([at, a]) => [at, { a }]));
  expect(rows.newestAt).toBe(61);
});

test('every window has what lies in it, the end excluded', () => {
  const times = [0, 10, 20, 30, 40, 41, 50, 60];
  const rows = rowsOf(...times.map((at) => [at, at === 41 ? 2 : 1] as const));
  for (let from = -1; from <= 62; from++)
    for (let to = from; to <= 62; to++)
      expect(rows.between(from, to).map(({ timestamp }) => timestamp)).toEqual(
        times.filter((at) => at >= from && at < to),
      );
});

test('the newest record is amended, also where it repeats the one before', () => {
  const rows = rowsOf([0, 1], [10, 1], [20, 1]);
  expect(rows.amend({ a: 5 })).toBe(true);
  expect(all(rows)).toEqual([
    [0, { a: 1 }],
    [10, { a: 1 }],
    [20, { a: 5 }],
  ]);
  expect(rows.amend({ a: 1 })).toBe(true);
  expect(rows.add(30, { a: 1 })).toBe(true);
  expect(all(rows).map(([at]) => at)).toEqual([0, 10, 20, 30]);
});

test('what is older than a time goes, from within a run too', () => {
  for (let before = -1; before <= 51; before++) {
    const rows = rowsOf([0, 1], [10, 1], [20, 1], [30, 2], [50, 2]);
    rows.trim(before);
    expect(all(rows).map(([at]) => at)).toEqual([0, 10, 20, 30, 50].filter((at) => at >= before));
    expect(rows.isEmpty).toBe(before > 50);
  }
});

test('what has other names, or is no number, does not fit', () => {
  const rows = rowsOf([0, 1]);
  for (const value of [{ a: 1, b: 2 }, { b: 1 }, {}, { a: '1' }, 'a', undefined, [1]]) {
    expect(rows.add(10, value)).toBe(false);
    expect(rows.amend(value)).toBe(false);
  }
  expect(all(rows)).toEqual([[0, { a: 1 }]]);
  expect([{ a: 1 }, { a: '1' }, [1], 'a', null].map((value) => NumberRows.isOfNumbers(value))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
