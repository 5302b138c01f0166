import { expect, test } from 'vitest';
import { controllersBeside } from './controllers-beside.ts';
import { SqliteJournal } from './journal.ts';
import { Memory } from './memory.ts';
import { Store } from './store.ts';
import type { Table } from './table.ts';

const controller = controllersBeside(new URL('../aws/kms/generated/controllers.ts', import.meta.url).href);
const table: Table<object> = { name: 'kms/keys', global: true };

function emptyStore() {
  const journal = new SqliteJournal(':memory:');
  return new Store(journal, { region: 'us-east-1', memory: Memory.load(journal) });
}

test('a controller is loaded when a table in which it finds its keys has a record', () => {
  const absent = controller('no-such-file', 'nothing', { name: 'kms/key', keysIn: [table], watches: [] });
  const present = controller('key', 'keyController', { name: 'kms/key', keysIn: [table], watches: [] });
  const store = emptyStore();
  expect(absent.keys(store)).toEqual([]);
  store.put(table, 'a', {});
  expect(() => absent.keys(store)).toThrow(/no-such-file/);
  expect(present.keys(store)).toEqual(['a']);
});

test('a controller with a key of its own is loaded when it is asked for it', () => {
  const alone = controller('no-such-file', 'nothing', { name: 'kms/key', watches: [] });
  expect(() => alone.keys(emptyStore())).toThrow(/no-such-file/);
});

test('a controller is loaded when a table that it watches has changed', () => {
  const watching = controller('no-such-file', 'nothing', { name: 'kms/key', watches: ['kms/keys'] });
  expect(() => watching.watches?.['kms/keys']?.('a', emptyStore())).toThrow(/no-such-file/);
});

test('a controller without keys is not loaded when another table that it watches has changed', () => {
  const outline = { name: 'kms/key', keysIn: [table], watches: ['kms/aliases', 'kms/keys'] } as const;
  const watching = controller('no-such-file', 'nothing', outline);
  const store = emptyStore();
  expect(watching.watches?.['kms/aliases']?.('a', store)).toEqual([]);
  expect(() => watching.watches?.['kms/keys']?.('a', store)).toThrow(/no-such-file/);
  store.put(table, 'a', {});
  expect(() => watching.watches?.['kms/aliases']?.('a', store)).toThrow(/no-such-file/);
});
