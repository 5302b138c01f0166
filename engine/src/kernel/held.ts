// What a journal has still to write: the last record of each row, and every append. An amendment of what is still to be
// written takes its place.
import type { RowChange, StreamAppend } from './journal-entries.ts';
import type { AppendMode, TimedRecord } from './streams.ts';

interface HeldAppend extends StreamAppend {
  records: readonly [TimedRecord<unknown>];
}

export class Held {
  readonly #changes = new Map<string, RowChange>();
  readonly #appends: HeldAppend[] = [];
  /** By stream and time: the newest. */
  readonly #newest = new Map<string, Map<number, HeldAppend>>();

  get size(): number {
    return this.#changes.size + this.#appends.length;
  }

  get changes(): Iterable<RowChange> {
    return this.#changes.values();
  }

  get appends(): readonly StreamAppend[] {
    return this.#appends;
  }

  has(stream: string): boolean {
    return this.#newest.has(stream);
  }

  add(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    for (const change of changes) this.#changes.set(`${change.table}\0${change.key}`, change);
    for (const { stream, records, mode } of appends)
      for (const record of records) this.#append(stream, record, mode);
  }

  #append(stream: string, record: TimedRecord<unknown>, mode: AppendMode = 'add'): void {
    let times = this.#newest.get(stream);
    if (!times) {
      times = new Map();
      this.#newest.set(stream, times);
    }
    const at = Math.trunc(record.timestamp);
    const known = mode === 'amend' ? times.get(at) : undefined;
    if (known) {
      known.records = [record];
      return;
    }
    const append: HeldAppend = { stream, records: [record], mode };
    times.set(at, append);
    this.#appends.push(append);
  }

  clear(): void {
    this.#changes.clear();
    this.#appends.length = 0;
    this.#newest.clear();
  }
}
