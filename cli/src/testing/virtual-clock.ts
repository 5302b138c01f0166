// A clock whose time passes only by the delays that are asked of it: steps that wait end at once in tests.
import type { Clock } from '../clock/clock.ts';

export class VirtualClock implements Clock {
  #elapsedMs = 0;
  readonly #start: number;

  /** @param start milliseconds since 1970 */
  constructor(start = 0) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#elapsedMs;
  }

  elapsed(): number {
    return this.#elapsedMs;
  }

  async delay(ms: number): Promise<void> {
    this.#elapsedMs += ms;
  }

  /** Never aborts: what is faked answers at once. */
  timeout(): AbortSignal {
    return new AbortController().signal;
  }
}
