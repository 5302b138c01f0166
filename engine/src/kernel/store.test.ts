import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteJournal, StateVersionMismatch, stateVersion } from './journal.ts';
import { Memory } from './memory.ts';
import { Store } from './store.ts';
import { defineIndex, type Table } from './table.ts';

const local: Table<{ readonly n: number }> = { name: 'test/local' };
const shared: Table<{ readonly n: number }> = { name: 'test/shared', global: true };

describe('the stores of two regions on one journal', () => {
  it('keep their tables and streams apart, share global tables, and find their rows again', () => {
    const journal = new SqliteJournal(':memory:');
    const memory = Memory.load(journal);
    const storeOf = (region: string, rows = memory) => new Store(journal, { region, memory: rows });
    const [east, west] = [storeOf('us-east-1'), storeOf('us-west-2')];
    east.put(local, 'a', { n: 1 });
    east.put(shared, 'a', { n: 2 });
    east.streams.append('log', [{ timestamp: 1, value: 'east' }]);
    expect(east.commit().map(({ table, key }) => [table.name, key])).toEqual([
      ['test/local', 'a'],
      ['test/shared', 'a'],
    ]);
    expect(west.get(local, 'a')).toBeUndefined();
    expect(west.get(shared, 'a')).toEqual({ n: 2 });
    expect(west.streams.read('log', { limit: 10 })).toEqual([]);
    expect(east.streams.read('log', { limit: 10 }).map(({ value }) => value)).toEqual(['east']);
    const again = Memory.load(journal);
    expect(storeOf('us-east-1', again).get(local, 'a')).toEqual({ n: 1 });
    expect(storeOf('us-west-2', again).keys(local)).toEqual([]);
    expect(storeOf('us-west-2', again).get(shared, 'a')).toEqual({ n: 2 });
  });
});

it('what is held is written with the next commit, once, and read before', () => {
  const journal = new SqliteJournal(':memory:');
  const store = new Store(journal);
  const put = (n: number, holds: boolean) => {
    store.put(local, 'a', { n });
    store.streams.append('log', [{ timestamp: n, value: n }]);
    store.commit(holds);
  };
  put(1, true);
  put(2, true);
  expect([...journal.rows()]).toEqual([]);
  expect(journal.isHolding).toBe(true);
  expect(store.streams.read('log', { limit: 10 }).map(({ value }) => value)).toEqual([1, 2]);
  expect([...journal.rows()]).toEqual([{ table: 'test/local', key: 'a', record: { n: 2 } }]);
  put(3, true);
  put(4, false);
  expect(journal.isHolding).toBe(false);
  expect([...journal.rows()]).toEqual([{ table: 'test/local', key: 'a', record: { n: 4 } }]);
  expect(store.streams.read('log', { limit: 10 }).map(({ value }) => value)).toEqual([1, 2, 3, 4]);
});

it('a volatile table is seen by transactions, and neither in the journal nor watched', () => {
  const journal = new SqliteJournal(':memory:');
  const store = new Store(journal);
  const volatile: Table<{ readonly n: number }> = { name: 'test/volatile', volatile: true };
  store.put(volatile, 'a', { n: 1 });
  expect(store.commit()).toEqual([]);
  expect(store.get(volatile, 'a')).toEqual({ n: 1 });
  expect([...journal.rows()]).toEqual([]);
});

describe('an index', () => {
  const counts = defineIndex(local, ({ n }) => (n < 0 ? undefined : String(n)));
  const storeWith = (rows: readonly (readonly [string, number])[]) => {
    const store = new Store(new SqliteJournal(':memory:'));
    for (const [key, n] of rows) store.put(local, key, { n });
    store.commit();
    return store;
  };

  it('finds the records that have a value, those written before its first use and after', () => {
    const store = storeWith([
      ['a', 1],
      ['b', 2],
      ['c', 1],
      ['d', -1],
    ]);
    expect(store.keysBy(counts, '1')).toEqual(['a', 'c']);
    store.put(local, 'b', { n: 1 });
    store.delete(local, 'a');
    expect(store.keysBy(counts, '1')).toEqual(['c', 'b']);
    expect(store.by(counts, '1')).toEqual([{ n: 1 }, { n: 1 }]);
    expect(store.countBy(counts, '2')).toBe(0);
    expect(store.countBy(counts, '-1')).toBe(0);
  });

  it('gives the same array until one of its records changes', () => {
    const byParity = defineIndex(local, ({ n }) => (n % 2 === 0 ? 'even' : 'odd'));
    const store = storeWith([
      ['a', 1],
      ['b', 2],
    ]);
    const odd = store.by(byParity, 'odd');
    store.put(local, 'b', { n: 4 });
    expect(store.by(byParity, 'odd')).toBe(odd);
    const savepoint = store.savepoint();
    store.put(local, 'a', { n: 3 });
    expect(store.by(byParity, 'odd')).toEqual([{ n: 3 }]);
    store.rollback(savepoint);
    expect(store.by(byParity, 'odd')).toEqual([{ n: 1 }]);
    store.put(local, 'c', { n: 5 });
    expect(store.by(byParity, 'odd')).toEqual([{ n: 1 }, { n: 5 }]);
    store.delete(local, 'a');
    store.delete(local, 'c');
    expect(store.by(byParity, 'odd')).toEqual([]);
    expect(odd).toEqual([{ n: 1 }]);
  });

  it('goes back with a transaction', () => {
    const store = storeWith([['a', 1]]);
    expect(store.countBy(counts, '1')).toBe(1);
    const savepoint = store.savepoint();
    store.put(local, 'a', { n: 2 });
    store.put(local, 'b', { n: 1 });
    store.rollback(savepoint);
    expect(store.keysBy(counts, '1')).toEqual(['a']);
    expect(store.keysBy(counts, '2')).toEqual([]);
  });
});

describe('streams of a journal', () => {
  const records = [{ timestamp: 1, value: 'one' }];
  const valuesOf = (journal: SqliteJournal, stream: string) =>
    journal.streams.read(stream, { limit: 10 }).map(({ value }) => value);

  it('go on by their names in another journal on the same file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'drydock-journal-'));
    const path = join(folder, 'state.sqlite');
    for (const _ of [1, 2]) {
      const journal = new SqliteJournal(path);
      journal.commit([], [{ stream: 'a', records }]);
      journal.commit([], [{ stream: 'b', records }]);
      journal.close();
    }
    const journal = new SqliteJournal(path);
    expect([valuesOf(journal, 'a'), valuesOf(journal, 'b')]).toEqual([
      ['one', 'one'],
      ['one', 'one'],
    ]);
    journal.close();
    rmSync(folder, { recursive: true });
  });

  it('may be amended: the newest record of a time is replaced', () => {
    const journal = new SqliteJournal(':memory:');
    const put = (value: string, mode?: 'amend') =>
      journal.commit([], [{ stream: 'a', records: [{ timestamp: 1, value }], ...(mode && { mode }) }]);
    put('one', 'amend');
    put('two');
    put('three', 'amend');
    expect(valuesOf(journal, 'a')).toEqual(['one', 'three']);
  });

  it('are forgotten once they are empty, and can be written again', () => {
    const journal = new SqliteJournal(':memory:');
    journal.commit([], [{ stream: 'a', records }]);
    journal.streams.trim('a');
    journal.compact();
    expect(valuesOf(journal, 'a')).toEqual([]);
    journal.commit([], [{ stream: 'a', records }]);
    expect(valuesOf(journal, 'a')).toEqual(['one']);
    journal.clear();
    journal.commit([], [{ stream: 'a', records }]);
    expect(valuesOf(journal, 'a')).toEqual(['one']);
    journal.close();
  });

  it('of a transaction that could not be written can be written by the next one', () => {
    const journal = new SqliteJournal(':memory:');
    const circular: { self?: object } = {};
    circular.self = circular;
    expect(() => journal.commit([], [{ stream: 'a', records: [{ timestamp: 1, value: circular }] }])).toThrow(
      'could not be written',
    );
    journal.commit([], [{ stream: 'a', records }]);
    expect(valuesOf(journal, 'a')).toEqual(['one']);
    journal.close();
  });
});

describe('the version of a state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drydock-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is written, and read again', () => {
    const path = join(folder, 'state.sqlite');
    new SqliteJournal(path).close();
    new SqliteJournal(path).close();
    const db = new DatabaseSync(path);
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(stateVersion);
    db.close();
  });

  it.each([
    [0, 1],
    [stateVersion + 1, stateVersion + 1],
  ])('%i is refused with what to do, and left as it is', (written, named) => {
    const path = join(folder, 'state.sqlite');
    const db = new DatabaseSync(path);
    db.exec(`CREATE TABLE row (tbl TEXT, key TEXT, json TEXT); PRAGMA user_version = ${written}`);
    db.close();
    expect(() => new SqliteJournal(path)).toThrow(StateVersionMismatch);
    expect(() => new SqliteJournal(path)).toThrow(
      `has version ${named}, and this Drydock reads version ${stateVersion}. Remove it with \`drydock down --purge\``,
    );
  });
});
