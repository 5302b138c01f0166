// Keys to look at, each with a time: de-duplicated, the earliest time wins.
import type { ControllerName } from './registry.ts';

export interface WorkItem {
  readonly controller: ControllerName;
  readonly key: string;
}

interface Entry {
  readonly item: WorkItem;
  readonly at: number;
  /** Among entries of one time, the one that was added first comes first. */
  readonly order: number;
}

/** The longest wait after a failure. */
const longestBackOffMs = 30_000;

export class WorkQueue {
  /** The entry that counts for each item; the heap may also hold later ones that were superseded. */
  readonly #due = new Map<string, Entry>();
  readonly #heap: Entry[] = [];
  readonly #failures = new Map<string, number>();
  #order = 0;

  add(item: WorkItem, at: number): void {
    const name = nameOf(item);
    const known = this.#due.get(name);
    if (known && known.at <= at) return;
    const entry = { item, at, order: known?.order ?? this.#order++ };
    this.#due.set(name, entry);
    this.#push(entry);
  }

  /** Removes and returns the item that has been due longest, if any is due. */
  take(now: number): WorkItem | undefined {
    const next = this.#first();
    if (!next || next.at > now) return undefined;
    this.#pop();
    this.#due.delete(nameOf(next.item));
    return next.item;
  }

  /** When the next item falls due. */
  nextAt(): number | undefined {
    return this.#first()?.at;
  }

  clear(): void {
    this.#due.clear();
    this.#heap.length = 0;
    this.#failures.clear();
  }

  /** Puts an item back after its controller threw: 100 ms, doubling to 30 s, until it succeeds. */
  failed(item: WorkItem, now: number): void {
    const failures = (this.#failures.get(nameOf(item)) ?? 0) + 1;
    this.#failures.set(nameOf(item), failures);
    this.add(item, now + Math.min(longestBackOffMs, 100 * 2 ** (failures - 1)));
  }

  succeeded(item: WorkItem): void {
    this.#failures.delete(nameOf(item));
  }

  /** The earliest entry that still counts. */
  #first(): Entry | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (!first || this.#due.get(nameOf(first.item)) === first) return first;
      this.#pop();
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

const nameOf = ({ controller, key }: WorkItem) => `${controller}\0${key}`;
