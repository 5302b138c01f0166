import { expect, test } from 'vitest';
import { NumberColumns } from './number-columns.ts';

const all = (columns: NumberColumns) =>
  columns
    .between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    .map(({ timestamp, value }) => [timestamp, value]);

function rowsOf(...records: readonly (readonly [at: number, a: number])[]): NumberColumns {
  const rows = new NumberColumns({ a: 0 });
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
  expect(
    [{ a: 1 }, { a: '1' }, [1], [1, '2'], [], 'a', null].map((value) => NumberColumns.isOfNumbers(value)),
  ).toEqual([true, false, true, false, false, false, false]);
});

test('arrays of numbers are kept by column, whatever is done to them', () => {
  const draw = drawsOf(5);
  const columns = new NumberColumns([0, 0, 0]);
  let expected: { timestamp: number; value: number[] }[] = [];
  let at = 0;
  for (let step = 0; step < 3000; step++) {
    const value = [draw(2), draw(3), draw(100) === 0 ? 1 : 0];
    const what = draw(20);
    if (what === 0 && expected.length > 0) {
      expect(columns.amend(value)).toBe(true);
      expected = [...expected.slice(0, -1), { timestamp: expected.at(-1)!.timestamp, value }];
    } else if (what === 1 && draw(5) === 0) {
      const before = at - draw(400);
      columns.trim(before);
      expected = expected.filter(({ timestamp }) => timestamp >= before);
    } else {
      at += draw(4) === 0 ? 1 + draw(9) : 10;
      expect(columns.add(at, value)).toBe(true);
      expected.push({ timestamp: at, value });
    }
    const [from, to] = [at - draw(500), at - draw(50) + 25];
    expect(columns.between(from, to)).toEqual(
      expected.filter(({ timestamp }) => timestamp >= from && timestamp < to),
    );
    expect(columns.newestAt).toBe(expected.at(-1)?.timestamp);
  }
  expect(columns.add(at + 1, [1, 2])).toBe(false);
  expect(columns.add(at + 1, { a: 1 })).toBe(false);
});

/** Whole numbers below a limit, the same each time. */
function drawsOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
