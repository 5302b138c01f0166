// The rows of every table, in memory, with indexes of what is often asked: built when first used, kept from then on.
import type { Journal } from './journal.ts';
import type { Index } from './table.ts';

type Rows = Map<string, unknown>;
/** The rows that have one value in an index. */
interface Entry {
  readonly keys: Set<string>;
  /** Their records: made when first asked for, and again once one of them has changed. */
  records: readonly unknown[] | undefined;
}
/** The rows of an index, by value. */
type Entries = Map<string, Entry>;

export class Memory {
  readonly #tables = new Map<string, Rows>();
  readonly #indexes = new Map<string, Map<Index<unknown>, Entries>>();

  /** Every row of a journal. */
  static load(journal: Journal): Memory {
    const memory = new Memory();
    for (const { table, key, record } of journal.rows()) memory.rows(table).set(key, record);
    return memory;
  }

  /** The names of tables in the journal, regions included. */
  tables(): Iterable<string> {
    return this.#tables.keys();
  }

  /** Every record and its key, table by table. */
  *all(): Generator<readonly [key: string, record: unknown]> {
    for (const rows of this.#tables.values()) yield* rows;
  }

  rows(table: string): Rows {
    const known = this.#tables.get(table);
    if (known) return known;
    const rows: Rows = new Map();
    this.#tables.set(table, rows);
    return rows;
  }

  /** @param record undefined: the row is deleted */
  set(table: string, key: string, record: unknown): void {
    const rows = this.rows(table);
    const indexes = this.#indexes.get(table);
    if (indexes) {
      const before = rows.get(key);
      for (const [index, entries] of indexes) {
        const [old, value] = [entryOf(index, before), entryOf(index, record)];
        if (old === value) {
          const entry = value === undefined ? undefined : entries.get(value);
          if (entry) entry.records = undefined;
          continue;
        }
        if (old !== undefined) forget(entries, old, key);
        if (value !== undefined) remember(entries, value, key);
      }
    }
    if (record === undefined) rows.delete(key);
    else rows.set(key, record);
  }

  /** The keys whose records have a value in an index. */
  keysBy(table: string, index: Index<unknown>, value: string): ReadonlySet<string> {
    return this.#entries(table, index).get(value)?.keys ?? noKeys;
  }

  /** The records that have a value in an index: the same array for as long as none of them has changed. */
  recordsBy(table: string, index: Index<unknown>, value: string): readonly unknown[] {
    const entry = this.#entries(table, index).get(value);
    if (!entry) return noRecords;
    const rows = this.rows(table);
    entry.records ??= Array.from(entry.keys, (key) => rows.get(key));
    return entry.records;
  }

  #entries(table: string, index: Index<unknown>): Entries {
    let indexes = this.#indexes.get(table);
    if (!indexes) {
      indexes = new Map();
      this.#indexes.set(table, indexes);
    }
    let entries = indexes.get(index);
    if (!entries) {
      entries = new Map();
      for (const [key, record] of this.rows(table)) {
        const at = entryOf(index, record);
        if (at !== undefined) remember(entries, at, key);
      }
      indexes.set(index, entries);
    }
    return entries;
  }
}

const noKeys: ReadonlySet<string> = new Set();
const noRecords: readonly unknown[] = [];

function entryOf(index: Index<unknown>, record: unknown): string | undefined {
  return record === undefined ? undefined : index.of(record);
}

function remember(entries: Entries, value: string, key: string): void {
  const entry = entries.get(value);
  if (!entry) {
    entries.set(value, { keys: new Set([key]), records: undefined });
    return;
  }
  entry.keys.add(key);
  entry.records = undefined;
}

function forget(entries: Entries, value: string, key: string): void {
  const entry = entries.get(value);
  if (!entry) return;
  entry.keys.delete(key);
  entry.records = undefined;
  if (entry.keys.size === 0) entries.delete(value);
}
