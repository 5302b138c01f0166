// A journal of a cloud that lives in memory alone: rows are in the store's own memory, so that only streams are kept here.
import { firstAt } from './by-time.ts';
import type { Journal } from './journal.ts';
import type { RowChange, StreamAppend } from './journal-entries.ts';
import type { StreamQuery, StreamRecord, TimedRecord } from './streams.ts';

export class MemoryJournal implements Journal {
  readonly #streams = new Map<string, StreamRecord<unknown>[]>();
  #sequence = 0;

  /** None: there is no earlier engine. */
  rows(): Iterable<{ table: string; key: string; record: unknown }> {
    return [];
  }

  commit(_changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    for (const { stream, records, mode } of appends) {
      const known = this.#streams.get(stream) ?? [];
      this.#streams.set(stream, known);
      for (const { timestamp, value } of records) {
        const at = Math.trunc(timestamp);
        if (known.length === 0 || known.at(-1)!.timestamp < at) {
          known.push({ sequence: ++this.#sequence, timestamp: at, value });
          continue;
        }
        // What is reported late goes to its time.
        const end = firstAt(known, at + 1);
        const newest = known[end - 1];
        if (mode === 'amend' && newest?.timestamp === at) known[end - 1] = { ...newest, value };
        else known.splice(end, 0, { sequence: ++this.#sequence, timestamp: at, value });
      }
    }
  }

  /** Memory is written at once. */
  hold(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    this.commit(changes, appends);
  }

  readonly isHolding = false;

  readonly streams = {
    read: <T>(stream: string, query: StreamQuery): StreamRecord<T>[] => {
      const records = (this.#streams.get(stream) ?? []) as StreamRecord<T>[];
      const { from = 0, to = Number.MAX_SAFE_INTEGER, after, limit, backward } = query;
      const [first, end] = [firstAt(records, from), firstAt(records, to)];
      const found: StreamRecord<T>[] = [];
      const step = backward ? -1 : 1;
      for (let at = backward ? end - 1 : first; at >= first && at < end; at += step) {
        if (found.length >= limit) break;
        const record = records[at]!;
        if (after === undefined || (backward ? record.sequence < after : record.sequence > after))
          found.push(record);
      }
      return found;
    },
    window: <T>(stream: string, from: number, to: number): readonly TimedRecord<T>[] => {
      const records = (this.#streams.get(stream) ?? []) as StreamRecord<T>[];
      return records.slice(firstAt(records, from), firstAt(records, to));
    },
    trim: (stream: string, before?: number): void => {
      const records = this.#streams.get(stream);
      if (!records) return;
      records.splice(0, before === undefined ? records.length : firstAt(records, before));
      if (records.length === 0) this.#streams.delete(stream);
    },
  };

  compact(): void {}

  clear(): void {
    this.#streams.clear();
  }

  close(): void {}
}
