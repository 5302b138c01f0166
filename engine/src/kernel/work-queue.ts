// Keys to look at, each with a time: de-duplicated, the earliest time wins.
import { Heap } from './heap.ts';
import type { ControllerName } from './registry.ts';

export interface WorkItem {
  readonly controller: ControllerName;
  readonly key: string;
}

interface Entry {
  readonly item: WorkItem;
  readonly name: string;
  readonly at: number;
  /** Among entries of one time, the one that was added first comes first. */
  readonly order: number;
}

/** The longest wait after a failure. */
const longestBackOffMs = 30_000;

export class WorkQueue {
  /** The entry that counts for each item; the heap may also hold others that were superseded. */
  readonly #due = new Map<string, Entry>();
  readonly #heap = new Heap<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
  readonly #failures = new Map<string, number>();
  /** Until when an item is not taken, however often it is added. */
  readonly #resting = new Map<string, number>();
  #order = 0;

  add(item: WorkItem, at: number): void {
    const name = nameOf(item);
    const known = this.#due.get(name);
    if (known && known.at <= at) return;
    const from = this.#resting.size > 0 ? Math.max(at, this.#resting.get(name) ?? at) : at;
    if (known && known.at <= from) return;
    this.#put({ item, name, at: from, order: known?.order ?? this.#order++ });
  }

  /** Removes and returns the item that has been due longest, if any is due. */
  take(now: number): WorkItem | undefined {
    const next = this.#first();
    if (!next || next.at > now) return undefined;
    this.#heap.pop();
    this.#due.delete(next.name);
    this.#resting.delete(next.name);
    return next.item;
  }

  /** When the next item falls due. */
  nextAt(): number | undefined {
    return this.#first()?.at;
  }

  clear(): void {
    this.#due.clear();
    this.#heap.clear();
    this.#failures.clear();
    this.#resting.clear();
  }

  /** Takes an item no sooner than this, however often it is added. */
  rest(item: WorkItem, until: number): void {
    const name = nameOf(item);
    this.#resting.set(name, until);
    const known = this.#due.get(name);
    if (known && known.at < until) this.#put({ ...known, at: until });
  }

  /** Puts an item back after its controller threw: 100 ms, doubling to 30 s, until it succeeds. */
  failed(item: WorkItem, now: number): void {
    const failures = (this.#failures.get(nameOf(item)) ?? 0) + 1;
    this.#failures.set(nameOf(item), failures);
    this.add(item, now + Math.min(longestBackOffMs, 100 * 2 ** (failures - 1)));
  }

  succeeded(item: WorkItem): void {
    if (this.#failures.size > 0) this.#failures.delete(nameOf(item));
  }

  /** The earliest entry that still counts. */
  #first(): Entry | undefined {
    for (;;) {
      const { first } = this.#heap;
      if (!first || this.#due.get(first.name) === first) return first;
      this.#heap.pop();
    }
  }

  #put(entry: Entry): void {
    this.#due.set(entry.name, entry);
    this.#heap.push(entry);
  }
}

const nameOf = ({ controller, key }: WorkItem) => `${controller}\0${key}`;
