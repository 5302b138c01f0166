// A clock that stands still until a test advances it.
import type { Clock, Millis, Timer } from '../contract/clock.ts';

interface Armed {
  readonly at: Millis;
  readonly fn: () => void;
}

export class VirtualClock implements Clock {
  #now: Millis;
  #armed: Armed[] = [];

  constructor(start: Millis = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): Millis {
    return this.#now;
  }

  after(delayMs: number, fn: () => void): Timer {
    const timer = { at: this.#now + Math.max(0, delayMs), fn };
    // Before the first that is later: what is due at the same time fires in the order of arming.
    const place = this.#armed.findIndex(({ at }) => at > timer.at);
    this.#armed.splice(place < 0 ? this.#armed.length : place, 0, timer);
    return {
      cancel: () => {
        this.#armed = this.#armed.filter((other) => other !== timer);
      },
    };
  }

  /** Moves time forward and fires what falls due on the way, including timers that are armed meanwhile. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (let due = this.#armed[0]; due && due.at <= end; due = this.#armed[0]) {
      this.#armed.shift();
      this.#now = due.at;
      due.fn();
    }
    this.#now = end;
  }
}
