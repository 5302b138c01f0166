// What a journal has still to write: the last record of each row, and every append.
import type { RowChange, StreamAppend } from './journal-entries.ts';

export class Held {
  readonly #changes = new Map<string, RowChange>();
  readonly appends: StreamAppend[] = [];
  /** The streams that `appends` are of. */
  readonly streams = new Set<string>();

  get isEmpty(): boolean {
    return this.#changes.size === 0 && this.appends.length === 0;
  }

  get changes(): Iterable<RowChange> {
    return this.#changes.values();
  }

  add(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    for (const change of changes) this.#changes.set(`${change.table}\0${change.key}`, change);
    for (const append of appends) {
      this.appends.push(append);
      this.streams.add(append.stream);
    }
  }

  clear(): void {
    this.#changes.clear();
    this.appends.length = 0;
    this.streams.clear();
  }
}
