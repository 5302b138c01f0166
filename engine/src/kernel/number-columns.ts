// A series of records that are all numbers, with the same names or in arrays of the same length, such as the data of metrics,
// by column: a number is written down when it differs from the one before, so that what does not change takes no room.
import { RowTimes } from './row-times.ts';
import type { Columns } from './streams.ts';

type Numbers = Readonly<Record<string, number>> | readonly number[];

export class NumberColumns {
  /** Undefined: records are arrays. */
  readonly #names: readonly string[] | undefined;
  readonly #times = new RowTimes();
  /** The newest record. */
  readonly #newest: Float64Array;
  /** In which row each number of the newest record was the first of its kind. */
  readonly #since: Float64Array;
  /** Earlier numbers of each column, one after the other: the row that it begins with, and the number. */
  readonly #earlier: (number[] | undefined)[];

  constructor(first: Numbers) {
    this.#names = Array.isArray(first) ? undefined : Object.keys(first);
    const width = this.#names?.length ?? (first as readonly number[]).length;
    this.#newest = new Float64Array(width);
    this.#since = new Float64Array(width);
    this.#earlier = new Array(width);
  }

  /** Whether a value is nothing but numbers. */
  static isOfNumbers(value: unknown): value is Numbers {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return value.length > 0 && areNumbers(value);
    for (const name in value) if (typeof (value as Record<string, unknown>)[name] !== 'number') return false;
    return true;
  }

  get isEmpty(): boolean {
    return this.#times.newestAt === undefined;
  }

  /** The time of the newest record. */
  get newestAt(): number | undefined {
    return this.#times.newestAt;
  }

  /** Adds a record that is newer than all others. @returns false where its form is another one */
  add(at: number, value: unknown): boolean {
    if (!this.#fits(value)) return false;
    const names = this.#names;
    const newest = this.#newest;
    const isFirst = this.newestAt === undefined;
    for (let column = 0; column < newest.length; column++) {
      const number = names
        ? (value as Record<string, number>)[names[column]!]!
        : (value as readonly number[])[column]!;
      if (isFirst || !Object.is(newest[column], number)) this.#change(column, number, isFirst);
    }
    this.#times.add(at);
    return true;
  }

  #change(column: number, number: number, isFirst: boolean): void {
    if (!isFirst) {
      this.#earlier[column] ??= [];
      this.#earlier[column].push(this.#since[column]!, this.#newest[column]!);
    }
    this.#newest[column] = number;
    this.#since[column] = this.#times.next;
  }

  /** Gives the newest record another value. @returns false where its form is another one */
  amend(value: unknown): boolean {
    const at = this.newestAt;
    if (at === undefined || !this.#fits(value)) return false;
    this.removeNewest();
    return this.add(at, value);
  }

  removeNewest(): void {
    this.#times.removeNewest();
    const row = this.#times.next;
    for (let column = 0; column < this.#newest.length; column++) {
      const earlier = this.#earlier[column];
      if (this.#since[column] !== row || !earlier || earlier.length === 0) continue;
      this.#newest[column] = earlier.pop()!;
      this.#since[column] = earlier.pop()!;
    }
  }

  /** Oldest first, the end excluded. */
  between(from: number, to: number): { readonly timestamp: number; readonly value: Numbers }[] {
    const { timestamps, columns } = this.columnsBetween(from, to, 0, this.#newest.length);
    return timestamps.map((timestamp, row) => ({ timestamp, value: this.#record(columns, row) }));
  }

  /** The same of some of the columns, the end excluded, without their names. */
  columnsBetween(from: number, to: number, first: number, end: number): Columns {
    const rows = this.#times.between(from, to);
    const columns: (readonly number[])[] = [];
    for (let column = first; column < end; column++)
      columns.push(this.#read(column, rows.first, rows.times.length));
    return { timestamps: rows.times, columns };
  }

  /** Removes what is older. */
  trim(before: number): void {
    const { first: oldFirst } = this.#times;
    this.#times.trim(before);
    const { first } = this.#times;
    if (first === oldFirst) return;
    for (let column = 0; column < this.#newest.length; column++) {
      const earlier = this.#earlier[column];
      if (!earlier) continue;
      const kept = this.#since[column]! <= first ? earlier.length : runAt(earlier, first);
      earlier.splice(0, kept);
    }
  }

  /** A column's numbers in rows that follow each other. */
  #read(column: number, firstRow: number, count: number): readonly number[] {
    const numbers: number[] = [];
    const earlier = this.#earlier[column];
    const since = this.#since[column]!;
    if (earlier && firstRow < since)
      for (let run = runAt(earlier, firstRow); run < earlier.length; run += 2) {
        const end = Math.min(count, (run + 2 < earlier.length ? earlier[run + 2]! : since) - firstRow);
        while (numbers.length < end) numbers.push(earlier[run + 1]!);
      }
    while (numbers.length < count) numbers.push(this.#newest[column]!);
    return numbers;
  }

  #record(columns: readonly (readonly number[])[], row: number): Numbers {
    if (!this.#names) return columns.map((column) => column[row]!);
    const named: Record<string, number> = {};
    for (const [column, name] of this.#names.entries()) named[name] = columns[column]![row]!;
    return named;
  }

  #fits(value: unknown): value is Numbers {
    if (typeof value !== 'object' || value === null) return false;
    const names = this.#names;
    if (!names) return Array.isArray(value) && value.length === this.#newest.length && areNumbers(value);
    if (Array.isArray(value)) return false;
    let index = 0;
    for (const name in value) {
      if (name !== names[index]) return false;
      if (typeof (value as Record<string, unknown>)[name] !== 'number') return false;
      index += 1;
    }
    return index === names.length;
  }
}

/** Where the run is that a row belongs to. The newest ones are found first. */
function runAt(earlier: readonly number[], row: number): number {
  let [low, high] = [0, earlier.length / 2 - 1];
  if (high >= 0 && earlier[2 * high]! <= row) return 2 * high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (earlier[2 * middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return 2 * low;
}

// By index: an iterator would make an object of each number.
function areNumbers(values: readonly unknown[]): boolean {
  for (let index = 0; index < values.length; index++) if (typeof values[index] !== 'number') return false;
  return true;
}
