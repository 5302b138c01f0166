// Both journals keep streams alike.
import { afterAll, describe, expect, test } from 'vitest';
import { SqliteJournal } from './journal.ts';
import { MemoryJournal } from './memory-journal.ts';

const journals = { memory: new MemoryJournal(), SQLite: new SqliteJournal(':memory:') };
afterAll(() => journals.SQLite.close());

describe.each(Object.entries(journals))('streams in %s', (_, journal) => {
  const values = (query: object) =>
    journal.streams.read('s', { limit: 10, ...query }).map(({ value }) => value);

  test('are ordered by time, then by arrival, and read in both directions', () => {
    const records = [
      { timestamp: 20, value: 'b' },
      { timestamp: 10.5, value: 'a' },
      { timestamp: 20, value: 'c' },
      { timestamp: 30, value: 'd' },
    ];
    journal.streams.trim('s');
    journal.commit([], [{ stream: 's', records }]);
    expect(values({})).toEqual(['a', 'b', 'c', 'd']);
    expect(values({ from: 20, to: 30 })).toEqual(['b', 'c']);
    expect(values({ backward: true, limit: 2 })).toEqual(['d', 'c']);
    const [first] = journal.streams.read('s', { from: 20, limit: 1 });
    expect(values({ from: 20, after: first!.sequence })).toEqual(['c', 'd']);
    expect(values({ from: 20, after: first!.sequence, backward: true })).toEqual([]);
    expect(journal.streams.read('other', { limit: 1 })).toEqual([]);
  });

  test('are amended: the newest record of a time gets another value', () => {
    const put = (timestamp: number, value: string, mode: 'add' | 'amend') =>
      journal.commit([], [{ stream: 's', records: [{ timestamp, value }], mode }]);
    journal.streams.trim('s');
    put(10, 'a', 'amend');
    put(10, 'b', 'add');
    put(20, 'c', 'add');
    put(10, 'd', 'amend');
    journal.hold([], [{ stream: 's', records: [{ timestamp: 20, value: 'e' }], mode: 'amend' }]);
    expect(values({})).toEqual(['a', 'd', 'e']);
  });

  test('are read in windows, which have what was written after their first reading', () => {
    const put = (timestamp: number, value: string, mode: 'add' | 'amend' = 'add') =>
      [[], [{ stream: 's', records: [{ timestamp, value }], mode }]] as const;
    const window = (from: number, to: number) =>
      journal.streams.window<string>('s', from, to).map(({ timestamp, value }) => `${timestamp}${value}`);
    journal.streams.trim('s');
    journal.commit(...put(10, 'a'));
    journal.commit(...put(20, 'b'));
    expect(window(10, 20)).toEqual(['10a']);
    journal.commit(...put(30, 'c'));
    journal.hold(...put(20, 'd', 'amend'));
    journal.hold(...put(15, 'late'));
    journal.hold(...put(30, 'e'));
    journal.hold(...put(30, 'f', 'amend'));
    expect(window(10, 31)).toEqual(['10a', '15late', '20d', '30c', '30f']);
    expect(window(11, 30)).toEqual(['15late', '20d']);
    // What lies further back than the first reading is read anew.
    expect(window(0, 16)).toEqual(['10a', '15late']);
    journal.streams.trim('s', 20);
    expect(window(10, 31)).toEqual(['20d', '30c', '30f']);
    expect(values({})).toEqual(['d', 'c', 'f']);
  });

  test('have windows of more records than are kept in memory', () => {
    const put = (from: number, count: number) =>
      journal.commit(
        [],
        [
          {
            stream: 's',
            records: Array.from({ length: count }, (_, at) => ({ timestamp: from + at, value: 0 })),
          },
        ],
      );
    const count = (from: number, to: number) => journal.streams.window('s', from, to).length;
    journal.streams.trim('s');
    put(0, 3000);
    expect([count(0, 3000), count(100, 1200), count(2900, 3000)]).toEqual([3000, 1100, 100]);
    put(3000, 3000);
    expect([count(2900, 6000), count(5900, 6000), count(0, 10)]).toEqual([3100, 100, 10]);
  });

  test('are trimmed before a time, or altogether', () => {
    journal.streams.trim('s');
    journal.commit(
      [],
      [{ stream: 's', records: [1, 2, 3].map((timestamp) => ({ timestamp, value: timestamp })) }],
    );
    journal.streams.trim('s', 3);
    expect(values({})).toEqual([3]);
    journal.streams.trim('s');
    expect(values({})).toEqual([]);
  });

  test('of numbers are read as they were written, with other values among them, late ones and amendments', () => {
    const records: { timestamp: number; value: object }[] = [];
    const put = (timestamp: number, value: object, mode: 'add' | 'amend' = 'add') => {
      const end = records.findLastIndex((record) => record.timestamp <= timestamp) + 1;
      const amends = mode === 'amend' && records[end - 1]?.timestamp === timestamp;
      records.splice(amends ? end - 1 : end, amends ? 1 : 0, { timestamp, value });
      journal.commit([], [{ stream: 'n', records: [{ timestamp, value }], mode }]);
      for (const [from, to] of [
        [0, 100],
        [20, 60],
        [35, 36],
      ] as const)
        expect(
          journal.streams.window('n', from, to).map(({ timestamp: at, value: found }) => [at, found]),
        ).toEqual(
          records
            .filter((each) => each.timestamp >= from && each.timestamp < to)
            .map((each) => [each.timestamp, each.value]),
        );
    };
    put(10, { sum: 1, count: 1 });
    put(20, { sum: 1, count: 1 });
    put(30, { sum: 2, count: 1 });
    put(30, { sum: 2, count: 1, values: [1, 2] }, 'amend');
    put(40, { sum: 1, count: 1 });
    put(40, { sum: 3, count: 2 }, 'amend');
    put(50, { other: 1 });
    put(50, { sum: 1, count: 1, values: [1] }, 'amend');
    put(60, { sum: 1, count: 1 });
    put(35, { sum: 9, count: 1 });
    put(70, { sum: 1, count: 1 });
    put(70, { sum: 2, count: 1 });
    put(80, { sum: 2, count: 1 });
    journal.streams.trim('n', 35);
    const left = journal.streams.read('n', { limit: 100 });
    expect(left.map(({ timestamp }) => timestamp)).toEqual([35, 40, 50, 60, 70, 70, 80]);
    const sequences = left.map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(7);
    journal.streams.trim('n');
    expect(journal.streams.window('n', 0, 100)).toEqual([]);
  });
});
