// A stream in memory. What is nothing but numbers, as the data of a metric mostly is, is kept by column; parts of it that have more are
// kept one by one between them.
import { firstAt } from './by-time.ts';
import { columnsOf, joined } from './columns-of.ts';
import { NumberColumns } from './number-columns.ts';
import type { AppendMode, Columns, StreamQuery, StreamRecord, TimedRecord, Window } from './streams.ts';

type Records = StreamRecord<unknown>[];

export class MemoryStream {
  readonly #nextSequence: () => number;
  /** Each is newer than the one before, and none is empty. */
  #parts: (Records | NumberColumns)[] = [];

  constructor(nextSequence: () => number) {
    this.#nextSequence = nextSequence;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  append(at: number, value: unknown, mode: AppendMode | undefined): void {
    const part = this.#parts.at(-1);
    const newest = part && newestAt(part);
    if (newest === undefined || newest < at) this.#add(at, value);
    else if (part instanceof NumberColumns && newest === at && mode === 'amend') this.#amend(part, at, value);
    else this.#insert(at, value, mode);
  }

  read(query: StreamQuery): Records {
    const records = this.#oneByOne();
    const { from = 0, to = Number.MAX_SAFE_INTEGER, after, limit, backward } = query;
    const [first, end] = [firstAt(records, from), firstAt(records, to)];
    const found: Records = [];
    const step = backward ? -1 : 1;
    for (let at = backward ? end - 1 : first; at >= first && at < end; at += step) {
      if (found.length >= limit) break;
      const record = records[at]!;
      if (after === undefined || (backward ? record.sequence < after : record.sequence > after))
        found.push(record);
    }
    return found;
  }

  window(from: number, to: number): readonly TimedRecord<unknown>[] {
    const found = this.#inTime<readonly TimedRecord<unknown>[]>(from, (part) =>
      part instanceof NumberColumns
        ? part.between(from, to)
        : part.slice(firstAt(part, from), firstAt(part, to)),
    );
    return found.length === 1 ? found[0]! : found.flat();
  }

  /** Of records that are lists of numbers. */
  columns({ from, to, first, end }: Window): Columns {
    return joined(
      this.#inTime(from, (part) => {
        if (part instanceof NumberColumns) return part.columnsBetween(from, to, first, end);
        const records = part.slice(firstAt(part, from), firstAt(part, to));
        return columnsOf(records as TimedRecord<readonly number[]>[], first, end);
      }),
    );
  }

  /** What is found in each of the parts that may have something of a time or later, oldest first. */
  #inTime<T>(from: number, find: (part: Records | NumberColumns) => T): readonly T[] {
    const found: T[] = [];
    for (let index = this.#parts.length - 1; index >= 0; index--) {
      const part = this.#parts[index]!;
      if (newestAt(part) < from) break;
      found.push(find(part));
    }
    return found.reverse();
  }

  trim(before: number): void {
    this.#parts = this.#parts.filter((part) => newestAt(part) >= before);
    const [oldest] = this.#parts;
    if (oldest instanceof NumberColumns) oldest.trim(before);
    else oldest?.splice(0, firstAt(oldest, before));
  }

  /** Adds what is newer than everything else. */
  #add(at: number, value: unknown): void {
    const part = this.#parts.at(-1);
    if (part instanceof NumberColumns && part.add(at, value)) return;
    if (NumberColumns.isOfNumbers(value)) {
      const columns = new NumberColumns(value);
      columns.add(at, value);
      this.#parts.push(columns);
      return;
    }
    const record = { sequence: this.#nextSequence(), timestamp: at, value };
    if (part && !(part instanceof NumberColumns)) part.push(record);
    else this.#parts.push([record]);
  }

  #amend(columns: NumberColumns, at: number, value: unknown): void {
    if (columns.amend(value)) return;
    columns.removeNewest();
    if (columns.isEmpty) this.#parts.pop();
    this.#add(at, value);
  }

  /** What is reported late goes to its time. */
  #insert(at: number, value: unknown, mode: AppendMode | undefined): void {
    const records = this.#oneByOne();
    const end = firstAt(records, at + 1);
    const newest = records[end - 1];
    if (mode === 'amend' && newest?.timestamp === at) records[end - 1] = { ...newest, value };
    else records.splice(end, 0, { sequence: this.#nextSequence(), timestamp: at, value });
  }

  /** All of it as one part of records. */
  #oneByOne(): Records {
    const [first = [], ...others] = this.#parts;
    if (others.length === 0 && !(first instanceof NumberColumns)) return first;
    const records = this.#parts.flatMap((part): Records => {
      if (!(part instanceof NumberColumns)) return part;
      const all = part.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      return all.map((record) => ({ sequence: this.#nextSequence(), ...record }));
    });
    // Sequences are the order of their records, whatever part had been given some before.
    const sequences = records.map(({ sequence }) => sequence).sort((a, b) => a - b);
    this.#parts = [records.map((record, index) => ({ ...record, sequence: sequences[index]! }))];
    return this.#parts[0] as Records;
  }
}

const newestAt = (part: Records | NumberColumns): number =>
  (part instanceof NumberColumns ? part.newestAt : part.at(-1)?.timestamp) ?? Number.NEGATIVE_INFINITY;
