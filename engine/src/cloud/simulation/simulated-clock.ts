// A clock that stands still until it is moved, for thousands of timers.
import type { Clock, Millis, Timer } from '../../kernel/clock.ts';
import { Heap } from '../../kernel/heap.ts';

interface Armed {
  readonly at: Millis;
  readonly order: number;
  /** Absent once it has been cancelled. */
  fn: (() => void) | undefined;
}

export class SimulatedClock implements Clock {
  readonly rate = 0;
  #now: Millis;
  #order = 0;
  readonly #armed = new Heap<Armed>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));

  constructor(start: Millis) {
    this.#now = start;
  }

  now(): Millis {
    return this.#now;
  }

  after(delayMs: number, fn: () => void): Timer {
    const armed: Armed = { at: this.#now + Math.max(0, Math.ceil(delayMs)), order: this.#order++, fn };
    this.#armed.push(armed);
    return {
      cancel: () => {
        armed.fn = undefined;
      },
    };
  }

  /** Moves on, and fires nothing: what has fallen due is late. */
  step(ms: Millis): void {
    this.#now += ms;
  }

  /** When the next timer falls due. */
  nextAt(): Millis | undefined {
    while (this.#armed.first && !this.#armed.first.fn) this.#armed.pop();
    return this.#armed.first?.at;
  }

  /** Fires every timer that is due by then, in order of time, then of arming; those armed meanwhile for then included. */
  moveTo(at: Millis): void {
    for (let next = this.nextAt(); next !== undefined && next <= at; next = this.nextAt()) {
      this.#now = Math.max(this.#now, next);
      this.#armed.pop()?.fn?.();
    }
    this.#now = Math.max(this.#now, at);
  }
}
