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
});
