// Keys to look at, each with a time: de-duplicated, the earliest time wins.
import type { Millis } from './clock.ts';
import type { ControllerName } from './registry.ts';

export interface WorkItem {
  readonly controller: ControllerName;
  readonly key: string;
}

export class WorkQueue {
  readonly #due = new Map<string, { item: WorkItem; at: Millis; order: number }>();
  readonly #failures = new Map<string, number>();
  #order = 0;

  add(item: WorkItem, at: Millis): void {
    const name = nameOf(item);
    const known = this.#due.get(name);
    if (!known || at < known.at) this.#due.set(name, { item, at, order: known?.order ?? this.#order++ });
  }

  /** Takes the item that has been due longest, if any is due. */
  take(now: Millis): WorkItem | undefined {
    const next = this.#next();
    if (!next || next.at > now) return undefined;
    this.#due.delete(nameOf(next.item));
    return next.item;
  }

  /** When the next item falls due. */
  nextAt(): Millis | undefined {
    return this.#next()?.at;
  }

  clear(): void {
    this.#due.clear();
    this.#failures.clear();
  }

  /** Puts an item back after its controller threw: 100 ms, doubling to 30 s, until it succeeds. */
  failed(item: WorkItem, now: Millis): void {
    const failures = (this.#failures.get(nameOf(item)) ?? 0) + 1;
    this.#failures.set(nameOf(item), failures);
    this.add(item, now + Math.min(30_000, 100 * 2 ** (failures - 1)));
  }

  succeeded(item: WorkItem): void {
    this.#failures.delete(nameOf(item));
  }

  /** A scan: a rehearsal holds some hundred keys, and a scan of a thousand takes about 10 µs. */
  #next() {
    let first: { item: WorkItem; at: Millis; order: number } | undefined;
    for (const entry of this.#due.values()) {
      if (!first || entry.at < first.at || (entry.at === first.at && entry.order < first.order))
        first = entry;
    }
    return first;
  }
}

const nameOf = ({ controller, key }: WorkItem) => `${controller}\0${key}`;
