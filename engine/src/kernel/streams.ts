// Append-only sequences kept on disk alone, such as log events: ordered by time, then by arrival.

export interface TimedRecord<T> {
  readonly timestamp: number;
  readonly value: T;
}

export interface StreamRecord<T> extends TimedRecord<T> {
  /** Rises over all streams; a position to read on from. */
  readonly sequence: number;
}

export interface StreamQuery {
  /** Inclusive, milliseconds. */
  readonly from?: number;
  /** Exclusive, milliseconds. */
  readonly to?: number;
  /** Only records after this sequence (or before it, when backward). */
  readonly after?: number;
  readonly limit: number;
  readonly backward?: boolean;
}

/** `amend`: a record takes the place of the stream's newest one of its time, where there is one. */
export type AppendMode = 'add' | 'amend';

export interface Window {
  /** Inclusive, milliseconds. */
  readonly from: number;
  /** Exclusive, milliseconds. */
  readonly to: number;
  /** The first number. */
  readonly first: number;
  /** After the last number. */
  readonly end: number;
}

/** The numbers of records that are lists of numbers, by their place in these: one of each record, oldest first. */
export interface Columns {
  readonly timestamps: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

export interface Streams {
  /** @param mode `add` when absent */
  append(
    stream: string,
    records: readonly { readonly timestamp: number; readonly value: unknown }[],
    mode?: AppendMode,
  ): void;
  read<T>(stream: string, query: StreamQuery): StreamRecord<T>[];
  /** All records of a time, the end excluded, for those who come back to the newest ones: these stay in memory. */
  window<T>(stream: string, from: number, to: number): readonly TimedRecord<T>[];
  /** The same of a stream whose records are lists of numbers: some of these, the end excluded. */
  columns(stream: string, window: Window): Columns;
  /** Removes a stream's records, all or those before a time. */
  trim(stream: string, before?: number): void;
}
