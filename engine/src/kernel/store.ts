// Typed tables in memory with one open transaction at a time; a commit goes to the journal as a whole.
import type { Journal, RowChange, StreamAppend } from './journal.ts';
import type { StreamQuery, Streams } from './streams.ts';
import type { Table, Writer } from './table.ts';

interface Change {
  readonly table: string;
  readonly key: string;
  readonly before: unknown;
}

/** A point in the open transaction to return to. */
export interface Savepoint {
  readonly changes: number;
  readonly appends: number;
}

export class Store implements Writer {
  readonly #journal: Journal;
  readonly #tables = new Map<string, Map<string, unknown>>();
  readonly #freeze: boolean;
  #changes: Change[] = [];
  #appends: StreamAppend[] = [];

  /** @param freeze makes a record that is changed after `put` an error: on in rehearsals, off where speed counts */
  constructor(journal: Journal, { freeze = false } = {}) {
    this.#journal = journal;
    this.#freeze = freeze;
    for (const { table, key, record } of journal.rows()) this.#rows(table).set(key, record);
  }

  get<R>(table: Table<R>, key: string): R | undefined {
    return this.#rows(table.name).get(key) as R | undefined;
  }

  all<R>(table: Table<R>): R[] {
    return [...this.#rows(table.name).values()] as R[];
  }

  keys(table: Table<unknown>): string[] {
    return [...this.#rows(table.name).keys()];
  }

  put<R>(table: Table<R>, key: string, record: R): void {
    this.#set(table.name, key, this.#freeze ? deepFreeze(record) : record);
  }

  delete(table: Table<unknown>, key: string): void {
    if (this.#rows(table.name).has(key)) this.#set(table.name, key, undefined);
  }

  /** Appends are seen by `read` once the transaction is committed. */
  readonly streams: Streams = {
    append: (stream, records) => {
      if (records.length > 0) this.#appends.push({ stream, records });
    },
    read: <T>(stream: string, query: StreamQuery) => this.#journal.streams.read<T>(stream, query),
    trim: (stream, before) => this.#journal.streams.trim(stream, before),
  };

  savepoint(): Savepoint {
    return { changes: this.#changes.length, appends: this.#appends.length };
  }

  /** Undoes what was written since the savepoint, newest first. */
  rollback(to: Savepoint): void {
    for (const { table, key, before } of this.#changes.splice(to.changes).reverse()) {
      if (before === undefined) this.#rows(table).delete(key);
      else this.#rows(table).set(key, before);
    }
    this.#appends.splice(to.appends);
  }

  /** Writes the open transaction to the journal and returns which rows changed. */
  commit(): RowChange[] {
    const touched = new Map<string, RowChange>();
    for (const { table, key } of this.#changes) {
      touched.set(`${table}\0${key}`, { table, key, record: this.#rows(table).get(key) });
    }
    const changes = [...touched.values()];
    if (changes.length > 0 || this.#appends.length > 0) this.#journal.commit(changes, this.#appends);
    this.#changes = [];
    this.#appends = [];
    return changes;
  }

  clear(): void {
    this.#tables.clear();
    this.#changes = [];
    this.#appends = [];
    this.#journal.clear();
  }

  close(): void {
    this.#journal.close();
  }

  #rows(table: string): Map<string, unknown> {
    const known = this.#tables.get(table);
    if (known) return known;
    const rows = new Map<string, unknown>();
    this.#tables.set(table, rows);
    return rows;
  }

  #set(table: string, key: string, record: unknown): void {
    const rows = this.#rows(table);
    this.#changes.push({ table, key, before: rows.get(key) });
    if (record === undefined) rows.delete(key);
    else rows.set(key, record);
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
