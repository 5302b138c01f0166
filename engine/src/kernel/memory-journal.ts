// A journal of a cloud that lives in memory alone: rows are in the store's own memory, so that only streams are kept here.
import { joined } from './columns-of.ts';
import type { Journal } from './journal.ts';
import type { RowChange, StreamAppend } from './journal-entries.ts';
import { MemoryStream } from './memory-stream.ts';
import type { Columns, StreamQuery, StreamRecord, TimedRecord, Window } from './streams.ts';

export class MemoryJournal implements Journal {
  readonly #streams = new Map<string, MemoryStream>();
  #sequence = 0;
  readonly #nextSequence = () => ++this.#sequence;

  /** None: there is no earlier engine. */
  rows(): Iterable<{ table: string; key: string; record: unknown }> {
    return [];
  }

  commit(_changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    for (const { stream, records, mode } of appends) {
      let known = this.#streams.get(stream);
      if (!known) {
        known = new MemoryStream(this.#nextSequence);
        this.#streams.set(stream, known);
      }
      for (const { timestamp, value } of records) known.append(Math.trunc(timestamp), value, mode);
    }
  }

  /** Memory is written at once. */
  hold(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    this.commit(changes, appends);
  }

  readonly isHolding = false;

  readonly streams = {
    read: <T>(stream: string, query: StreamQuery): StreamRecord<T>[] =>
      (this.#streams.get(stream)?.read(query) ?? []) as StreamRecord<T>[],
    window: <T>(stream: string, from: number, to: number): readonly TimedRecord<T>[] =>
      (this.#streams.get(stream)?.window(from, to) ?? []) as readonly TimedRecord<T>[],
    columns: (stream: string, window: Window): Columns =>
      this.#streams.get(stream)?.columns(window) ?? joined([]),
    trim: (stream: string, before = Number.POSITIVE_INFINITY): void => {
      const known = this.#streams.get(stream);
      known?.trim(before);
      if (known?.isEmpty) this.#streams.delete(stream);
    },
  };

  compact(): void {}

  clear(): void {
    this.#streams.clear();
  }

  close(): void {}
}
