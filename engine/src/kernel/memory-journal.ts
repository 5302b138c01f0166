// A journal of a cloud that lives in memory alone: rows are in the store's own memory, so that only streams are kept here.
// A stream whose records are numbers, in the order of their times, is kept in typed arrays: a metric has one each minute.
import { firstAt } from './by-time.ts';
import type { Journal } from './journal.ts';
import type { RowChange, StreamAppend } from './journal-entries.ts';
import { NumberRows } from './number-rows.ts';
import type { StreamQuery, StreamRecord, TimedRecord } from './streams.ts';

type Records = StreamRecord<unknown>[];

export class MemoryJournal implements Journal {
  readonly #streams = new Map<string, Records | NumberRows>();
  #sequence = 0;

  /** None: there is no earlier engine. */
  rows(): Iterable<{ table: string; key: string; record: unknown }> {
    return [];
  }

  commit(_changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    for (const { stream, records, mode } of appends) {
      for (const { timestamp, value } of records) {
        const at = Math.trunc(timestamp);
        if (!this.#addNumbers(stream, at, value, mode)) this.#add(this.#records(stream), at, value, mode);
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
      if (!this.#streams.has(stream)) return [];
      const records = this.#records(stream) as StreamRecord<T>[];
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
      const records = this.#streams.get(stream) ?? [];
      if (records instanceof NumberRows) return records.between(from, to) as TimedRecord<never>[];
      return (records as StreamRecord<T>[]).slice(firstAt(records, from), firstAt(records, to));
    },
    trim: (stream: string, before = Number.POSITIVE_INFINITY): void => {
      const records = this.#streams.get(stream);
      if (!records) return;
      if (records instanceof NumberRows) records.trim(before);
      else records.splice(0, firstAt(records, before));
      const isEmpty = records instanceof NumberRows ? records.isEmpty : records.length === 0;
      if (isEmpty) this.#streams.delete(stream);
    },
  };

  compact(): void {}

  clear(): void {
    this.#streams.clear();
  }

  close(): void {}

  /** @returns whether the stream is one of numbers, and has taken it */
  #addNumbers(stream: string, at: number, value: unknown, mode: StreamAppend['mode']): boolean {
    let rows = this.#streams.get(stream);
    if (rows === undefined && NumberRows.isOfNumbers(value)) {
      rows = new NumberRows(value);
      this.#streams.set(stream, rows);
    }
    if (!(rows instanceof NumberRows)) return false;
    const newest = rows.newestAt ?? Number.NEGATIVE_INFINITY;
    if (newest < at) return rows.add(at, value);
    return newest === at && mode === 'amend' && rows.amend(value);
  }

  /** A stream's records one by one: from now on, where it was one of numbers. */
  #records(stream: string): Records {
    const known = this.#streams.get(stream);
    if (known && !(known instanceof NumberRows)) return known;
    const all = known?.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) ?? [];
    const records = all.map((record): Records[number] => ({ sequence: ++this.#sequence, ...record }));
    this.#streams.set(stream, records);
    return records;
  }

  #add(known: Records, at: number, value: unknown, mode: StreamAppend['mode']): void {
    if (known.length === 0 || known.at(-1)!.timestamp < at) {
      known.push({ sequence: ++this.#sequence, timestamp: at, value });
      return;
    }
    // What is reported late goes to its time.
    const end = firstAt(known, at + 1);
    const newest = known[end - 1];
    if (mode === 'amend' && newest?.timestamp === at) known[end - 1] = { ...newest, value };
    else known.splice(end, 0, { sequence: ++this.#sequence, timestamp: at, value });
  }
}
