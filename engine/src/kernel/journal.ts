// Where state survives: table rows and stream records, written one transaction at a time.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { columnsOf } from './columns-of.ts';
import { Held } from './held.ts';
import type { RowChange, StreamAppend } from './journal-entries.ts';
import { mostRecords, RecentRecords } from './recent-records.ts';
import type { Columns, StreamQuery, StreamRecord, Streams, TimedRecord, Window } from './streams.ts';

export interface Journal {
  /** Every row, once, at start. */
  rows(): Iterable<{ table: string; key: string; record: unknown }>;
  /** All or nothing, with what is held. */
  commit(changes: readonly RowChange[], appends: readonly StreamAppend[]): void;
  /** Written with the next commit: for what nobody has been told of, while a clock is advanced. */
  hold(changes: readonly RowChange[], appends: readonly StreamAppend[]): void;
  readonly isHolding: boolean;
  readonly streams: Pick<Streams, 'read' | 'window' | 'columns' | 'trim'>;
  /** Gives the space of what was deleted back to the disk. */
  compact(): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

/** Rows and records that wait at most before they are written. */
const mostHeld = 5000;
const mostInWindow = 200_000;

/** The version of the tables and records below; state of another version is refused. Raise it when they change. */
export const stateVersion = 4;

/** The state was written by another version of Drydock. */
export class StateVersionMismatch extends Error {
  constructor(path: string, found: number) {
    super(
      `The state in ${path} has version ${found}, and this Drydock reads version ${stateVersion}. ` +
        'Remove it with `drydock down --purge`, or choose another folder with --state.',
    );
  }
}

/** A transaction that could not be written: nothing of it is in the journal. */
export class StateNotWritten extends Error {}

/** Rows that cannot be read: by hand, or by a failing disk, something has been written over them. */
export class StateDamaged extends Error {}

/**
 * A journal in one SQLite database. Write-ahead logging without a sync at each commit: an acknowledged call survives
 * `kill -9` of the engine (the operating system holds the pages) but not a power cut, which is the right trade-off for a rehearsal.
 */
export class SqliteJournal implements Journal {
  readonly #db: DatabaseSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #append: StatementSync;
  readonly #amend: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #readForward: StatementSync;
  readonly #readBackward: StatementSync;
  readonly #name: StatementSync;
  readonly #held = new Held();
  readonly #recent = new RecentRecords();
  /** By name. Records have the number of their stream: names are long, and would be most of the database. */
  readonly #streams = new Map<string, number>();

  /**
   * @param path a file, or `:memory:`
   * @throws StateVersionMismatch
   */
  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    // Exclusive: a second engine on the same state is refused, and the lock is released however the process ends.
    this.#db.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
    `);
    this.#db.exec('BEGIN IMMEDIATE; COMMIT;');
    this.#checkVersion(path);
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS row (tbl TEXT, key TEXT, json TEXT NOT NULL, PRIMARY KEY (tbl, key)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS record (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, stream INTEGER NOT NULL, timestamp INTEGER NOT NULL, json TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS record_by_time ON record (stream, timestamp, sequence);
      PRAGMA user_version = ${stateVersion};
    `);
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO row (tbl, key, json) VALUES (?, ?, ?)');
    this.#delete = this.#db.prepare('DELETE FROM row WHERE tbl = ? AND key = ?');
    const read = (after: '<' | '>', order: string) =>
      this.#db.prepare(
        `SELECT sequence, timestamp, json FROM record
         WHERE stream = ? AND timestamp >= ? AND timestamp < ? AND sequence ${after} ? ORDER BY ${order} LIMIT ?`,
      );
    this.#readForward = read('>', 'timestamp, sequence');
    this.#readBackward = read('<', 'timestamp DESC, sequence DESC');
    this.#begin = this.#db.prepare('BEGIN');
    this.#commit = this.#db.prepare('COMMIT');
    this.#append = this.#db.prepare('INSERT INTO record (stream, timestamp, json) VALUES (?, ?, ?)');
    this.#amend = this.#db.prepare(
      `UPDATE record SET json = ? WHERE sequence =
         (SELECT max(sequence) FROM record WHERE stream = ? AND timestamp = ?)`,
    );
    this.#name = this.#db.prepare('INSERT INTO stream (name) VALUES (?)');
    for (const { id, name } of this.#db.prepare('SELECT id, name FROM stream').iterate())
      this.#streams.set(String(name), Number(id));
  }

  #checkVersion(path: string): void {
    // The first version wrote no number.
    const found = Number(this.#db.prepare('PRAGMA user_version').get()?.user_version);
    const isNew = this.#db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'row'").get() === undefined;
    if (isNew || found === stateVersion) return;
    this.#db.close();
    throw new StateVersionMismatch(path, Math.max(1, found));
  }

  *rows() {
    for (const row of this.#db.prepare('SELECT tbl, key, json FROM row').iterate()) {
      const [table, key] = [String(row.tbl), String(row.key)];
      yield { table, key, record: parse(String(row.json), `${table} ${key}`) };
    }
  }

  get isHolding(): boolean {
    return this.#held.size > 0;
  }

  hold(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    if (this.#held.size > mostHeld) this.#flush();
    this.#held.add(changes, appends);
    this.#remember(appends);
  }

  commit(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    const held = this.#held;
    // What is held remains when this throws; what was to be committed is its owner's.
    if (held.size === 0) this.#write(changes, appends);
    else this.#write([...held.changes, ...changes], [...held.appends, ...appends]);
    held.clear();
    this.#remember(appends);
  }

  #remember(appends: readonly StreamAppend[]): void {
    for (const { stream, records, mode } of appends)
      for (const record of records) this.#recent.add(stream, record, mode);
  }

  /** Writes what is held. */
  #flush(): void {
    if (this.isHolding) this.commit([], []);
  }

  #write(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    const added: string[] = [];
    const idOf = (stream: string): number => {
      const known = this.#streams.get(stream);
      if (known !== undefined) return known;
      const id = Number(this.#name.run(stream).lastInsertRowid);
      this.#streams.set(stream, id);
      added.push(stream);
      return id;
    };
    try {
      this.#begin.run();
      for (const { table, key, record } of changes) {
        if (record === undefined) this.#delete.run(table, key);
        else this.#put.run(table, key, JSON.stringify(record));
      }
      for (const { stream, records, mode } of appends) {
        const id = idOf(stream);
        for (const { timestamp, value } of records) {
          const [at, json] = [Math.trunc(timestamp), JSON.stringify(value)];
          if (mode === 'amend' && this.#amend.run(json, id, at).changes > 0) continue;
          this.#append.run(id, at, json);
        }
      }
      this.#commit.run();
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      for (const stream of added) this.#streams.delete(stream);
      throw notWritten(error);
    }
  }

  readonly streams = {
    read: <T>(stream: string, query: StreamQuery): StreamRecord<T>[] => {
      if (this.#held.has(stream)) this.#flush();
      const backward = query.backward === true;
      const statement = backward ? this.#readBackward : this.#readForward;
      const id = this.#streams.get(stream);
      if (id === undefined) return [];
      const rows = statement.all(
        id,
        query.from ?? 0,
        query.to ?? Number.MAX_SAFE_INTEGER,
        query.after ?? (backward ? Number.MAX_SAFE_INTEGER : 0),
        query.limit,
      );
      return rows.map((row) => ({
        sequence: Number(row.sequence),
        timestamp: Number(row.timestamp),
        value: JSON.parse(String(row.json)) as T,
      }));
    },
    window: <T>(stream: string, from: number, to: number): readonly TimedRecord<T>[] => {
      const known = this.#recent.read(stream, from, to);
      if (known) return known as readonly TimedRecord<T>[];
      const newest = this.streams.read<T>(stream, { from, limit: mostRecords + 1 });
      if (newest.length > mostRecords) return this.streams.read<T>(stream, { from, to, limit: mostInWindow });
      this.#recent.keep(stream, from, newest);
      return newest.filter(({ timestamp }) => timestamp < to);
    },
    columns: (stream: string, { from, to, first, end }: Window): Columns =>
      columnsOf(this.streams.window<readonly number[]>(stream, from, to), first, end),
    trim: (stream: string, before = Number.MAX_SAFE_INTEGER): void => {
      if (this.#held.has(stream)) this.#flush();
      this.#recent.trim(stream, before);
      const id = this.#streams.get(stream);
      if (id === undefined) return;
      this.#db.prepare('DELETE FROM record WHERE stream = ? AND timestamp < ?').run(id, before);
    },
  };

  compact(): void {
    this.#flush();
    this.#forgetEmptyStreams();
    this.#db.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  /** Log groups and metrics come and go; their names would stay. */
  #forgetEmptyStreams(): void {
    const empty =
      'SELECT id, name FROM stream WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.stream = stream.id)';
    const remove = this.#db.prepare('DELETE FROM stream WHERE id = ?');
    for (const { id, name } of this.#db.prepare(empty).all()) {
      remove.run(Number(id));
      this.#streams.delete(String(name));
    }
  }

  clear(): void {
    this.#held.clear();
    this.#recent.clear();
    this.#db.exec('DELETE FROM row; DELETE FROM record; DELETE FROM stream;');
    this.#streams.clear();
    this.compact();
  }

  /** Of the database, without what waits in its log. */
  sizeBytes(): number {
    const number = (pragma: string) =>
      Number(Object.values(this.#db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
    return number('page_count') * number('page_size');
  }

  close(): void {
    this.#flush();
    this.#db.close();
  }
}

function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new StateDamaged(`The record ${what} is not JSON`);
  }
}

/** SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR: https://www.sqlite.org/rescode.html */
const reasons: Readonly<Record<number, string>> = {
  8: 'it is read-only',
  10: 'the disk cannot be written',
  13: 'the disk is full',
};

function notWritten(error: unknown): StateNotWritten {
  const code = (error as { readonly errcode?: number }).errcode ?? 0;
  const reason = reasons[code & 0xff] ?? (error instanceof Error ? error.message : String(error));
  return new StateNotWritten(`The state could not be written: ${reason}`, { cause: error });
}
