// The rows of every table, in memory, with indexes of what is often asked: built when first used, kept from then on.
import type { Journal } from './journal.ts';
import type { Index } from './table.ts';

type Rows = Map<string, unknown>;
/** The keys of an index's rows, by value. */
type Entries = Map<string, Set<string>>;

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
        if (old === value) continue;
        if (old !== undefined) forget(entries, old, key);
        if (value !== undefined) remember(entries, value, key);
      }
    }
    if (record === undefined) rows.delete(key);
    else rows.set(key, record);
  }

  /** The keys whose records have a value in an index. */
  keysBy(table: string, index: Index<unknown>, value: string): ReadonlySet<string> {
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
    return entries.get(value) ?? none;
  }
}

const none: ReadonlySet<string> = new Set();

function entryOf(index: Index<unknown>, record: unknown): string | undefined {
  return record === undefined ? undefined : index.of(record);
}

function remember(entries: Entries, value: string, key: string): void {
  const keys = entries.get(value);
  if (keys) keys.add(key);
  else entries.set(value, new Set([key]));
}

function forget(entries: Entries, value: string, key: string): void {
  const keys = entries.get(value);
  keys?.delete(key);
  if (keys?.size === 0) entries.delete(value);
}
