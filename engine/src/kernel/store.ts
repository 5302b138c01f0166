// Typed tables in memory with one open transaction at a time; a commit goes to the journal as a whole. Each region has a
// store of its own; global tables are in the memory of all of them.
import type { Journal } from './journal.ts';
import type { StreamAppend } from './journal-entries.ts';
import { Memory } from './memory.ts';
import type { StreamQuery, Streams } from './streams.ts';
import type { Index, Table, Writer } from './table.ts';

interface Change {
  readonly table: Table<unknown>;
  readonly key: string;
  readonly before: unknown;
}

/** A row that a transaction changed, or deleted. */
export interface TableChange {
  readonly table: Table<unknown>;
  readonly key: string;
}

/** Where a table is in the memory. */
interface Place {
  readonly name: string;
  readonly rows: Map<string, unknown>;
}

/** A point in the open transaction to return to. */
export interface Savepoint {
  readonly changes: number;
  readonly appends: number;
}

export interface StoreOptions {
  /** The region whose rows these are: the beginning of their tables' names in the journal. */
  readonly region?: string;
  /** The rows of all regions, where several stores share one journal. */
  readonly memory?: Memory;
  /** Makes a record that is changed after `put` an error: on in rehearsals, off where speed counts. */
  readonly freeze?: boolean;
}

const mostStreamNames = 50_000;

export class Store implements Writer {
  readonly #journal: Journal;
  readonly #memory: Memory;
  readonly #prefix: string;
  readonly #freeze: boolean;
  readonly #places = new Map<Table<unknown>, Place>();
  readonly #streamNames = new Map<string, string>();
  #changes: Change[] = [];
  #appends: StreamAppend[] = [];

  constructor(journal: Journal, options: StoreOptions = {}) {
    this.#journal = journal;
    this.#memory = options.memory ?? Memory.load(journal);
    this.#prefix = options.region ? `${options.region}:` : '';
    this.#freeze = options.freeze ?? false;
  }

  get<R>(table: Table<R>, key: string): R | undefined {
    return this.#rows(table).get(key) as R | undefined;
  }

  all<R>(table: Table<R>): R[] {
    return [...this.#rows(table).values()] as R[];
  }

  keys(table: Table<unknown>): string[] {
    return [...this.#rows(table).keys()];
  }

  by<R>(index: Index<R>, value: string): readonly R[] {
    return this.#memory.recordsBy(this.#nameOf(index.table), index, value) as readonly R[];
  }

  keysBy<R>(index: Index<R>, value: string): string[] {
    return [...this.#keysBy(index, value)];
  }

  countBy<R>(index: Index<R>, value: string): number {
    return this.#keysBy(index, value).size;
  }

  put<R>(table: Table<R>, key: string, record: R): void {
    this.#set(table, key, this.#freeze ? deepFreeze(record) : record);
  }

  delete(table: Table<unknown>, key: string): void {
    if (this.#rows(table).has(key)) this.#set(table, key, undefined);
  }

  /** Appends are seen by `read` once the transaction is committed. */
  readonly streams: Streams = {
    append: (stream, records, mode = 'add') => {
      if (records.length > 0) this.#appends.push({ stream: this.#streamOf(stream), records, mode });
    },
    read: <T>(stream: string, query: StreamQuery) =>
      this.#journal.streams.read<T>(this.#prefix + stream, query),
    window: <T>(stream: string, from: number, to: number) =>
      this.#journal.streams.window<T>(this.#streamOf(stream), from, to),
    columns: (stream, window) => this.#journal.streams.columns(this.#streamOf(stream), window),
    trim: (stream, before) => this.#journal.streams.trim(this.#prefix + stream, before),
  };

  savepoint(): Savepoint {
    return { changes: this.#changes.length, appends: this.#appends.length };
  }

  /** Undoes what was written since the savepoint, newest first. */
  rollback(to: Savepoint): void {
    for (const { table, key, before } of this.#changes.splice(to.changes).reverse()) {
      this.#memory.set(this.#nameOf(table), key, before);
    }
    this.#appends.splice(to.appends);
  }

  /**
   * Writes the open transaction to the journal and returns which rows changed, those of volatile tables aside.
   * @param holds leaves the writing to the next commit that does not hold
   * @throws StateNotWritten when the journal cannot be written; the transaction is then still open
   */
  commit(holds = false): TableChange[] {
    const lasting = this.#changes.filter(({ table }) => !table.volatile);
    const changes = lasting.length > 1 ? eachOnce(lasting) : lasting;
    const rows = changes.map(({ table, key }) => ({
      table: this.#nameOf(table),
      key,
      record: this.#rows(table).get(key),
    }));
    // When this throws, the transaction is still open, and its owner rolls it back.
    if (holds) this.#journal.hold(rows, this.#appends);
    else if (rows.length > 0 || this.#appends.length > 0 || this.#journal.isHolding)
      this.#journal.commit(rows, this.#appends);
    this.#changes = [];
    this.#appends = [];
    return changes;
  }

  /** A stream's name in the journal: the same text each time, since long ones are costly to compare. */
  #streamOf(stream: string): string {
    const known = this.#streamNames.get(stream);
    if (known !== undefined) return known;
    if (this.#streamNames.size >= mostStreamNames) this.#streamNames.clear();
    const name = this.#prefix + stream;
    this.#streamNames.set(stream, name);
    return name;
  }

  #nameOf(table: Table<unknown>): string {
    return this.#placeOf(table).name;
  }

  #rows(table: Table<unknown>): Map<string, unknown> {
    return this.#placeOf(table).rows;
  }

  #placeOf(table: Table<unknown>): Place {
    const known = this.#places.get(table);
    if (known) return known;
    const name = table.global ? table.name : this.#prefix + table.name;
    const place = { name, rows: this.#memory.rows(name) };
    this.#places.set(table, place);
    return place;
  }

  #keysBy<R>(index: Index<R>, value: string): ReadonlySet<string> {
    return this.#memory.keysBy(this.#nameOf(index.table), index, value);
  }

  #set(table: Table<unknown>, key: string, record: unknown): void {
    const { name, rows } = this.#placeOf(table);
    this.#changes.push({ table, key, before: rows.get(key) });
    this.#memory.set(name, key, record);
  }
}

/** A row that was changed several times is one change. */
function eachOnce(changes: readonly TableChange[]): TableChange[] {
  const seen = new Map<Table<unknown>, Set<string>>();
  return changes.filter(({ table, key }) => {
    const keys = seen.get(table);
    if (keys === undefined) seen.set(table, new Set([key]));
    else if (keys.has(key)) return false;
    else keys.add(key);
    return true;
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
