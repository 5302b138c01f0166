// A typed table of plain, immutable JSON records. The definition is data; the store holds the rows.

import type { TableName, Tables } from './registry.ts';

export interface Table<R> {
  /** `<service>/<records>`, for example `ecs/services`: the name in the journal and in `watches`. */
  readonly name: string;
  /** One table for all regions, as IAM's. Absent: each region has its own. */
  readonly global?: true;
  /** Its rows are not written to the journal, and are gone with the engine. Nobody watches it. */
  readonly volatile?: true;
  /** Only for the type checker: a table never holds a value of its own. */
  readonly record?: R;
}

/**
 * Declares a table, whose record type stands in `Tables` (registry.ts). A record must survive JSON: no class instances,
 * Dates, Maps or undefined-as-a-value.
 */
export function defineTable<N extends TableName>(
  name: N,
  scope: { readonly global?: true; readonly volatile?: true } = {},
): Table<Tables[N]> {
  return { name, ...scope };
}

/** A way to find a table's records by a value that each of them has: cheap however many there are. */
export interface Index<R> {
  readonly table: Table<R>;
  /** Undefined: the record is not in the index. */
  of(record: R): string | undefined;
}

export function defineIndex<R>(table: Table<R>, of: (record: R) => string | undefined): Index<R> {
  return { table, of };
}

/** Read access to state. Records are shared: never change one, `put` a new one. */
export interface Reader {
  get<R>(table: Table<R>, key: string): R | undefined;
  all<R>(table: Table<R>): R[];
  keys(table: Table<unknown>): string[];
  /**
   * The records whose value in the index is this one: the same array for as long as none of them has changed, so that
   * what is derived from it can be kept with it.
   */
  by<R>(index: Index<R>, value: string): readonly R[];
  /** Their keys. */
  keysBy<R>(index: Index<R>, value: string): string[];
  /** How many they are. */
  countBy<R>(index: Index<R>, value: string): number;
}

/** Read and write access inside one transaction. */
export interface Writer extends Reader {
  put<R>(table: Table<R>, key: string, record: R): void;
  delete(table: Table<unknown>, key: string): void;
}
