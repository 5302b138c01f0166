// What drivers report once is not lost because the disk is full: it is handled again, in its order, until it can be written.
import type { Clock, Timer } from './clock.ts';
import { StateNotWritten } from './journal.ts';

const againMs = 1000;
/** What comes beyond it is lost: drivers measure for as long as the disk is full. */
const mostHeld = 10_000;

export class Unwritten {
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  readonly #held: (() => void)[] = [];
  #timer: Timer | undefined;
  #isRetrying = false;

  constructor(clock: Clock, log: (line: string) => void) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Does it now, after what is held, or later. @throws what `work` throws, except StateNotWritten */
  attempt(work: () => void): void {
    this.#retry();
    const isFirst = this.#held.length === 0 && !this.#isRetrying;
    const problem = isFirst ? problemOf(work) : undefined;
    if (isFirst && !problem) return;
    if (problem) this.#log(`${problem.message}. What drivers report is kept until then.`);
    if (this.#held.length < mostHeld) this.#held.push(work);
    this.#retryLater();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#held.length = 0;
  }

  #retryLater(): void {
    this.#timer ??= this.#clock.after(againMs, () => {
      this.#timer = undefined;
      try {
        this.#retry();
      } finally {
        if (this.#held.length > 0) this.#retryLater();
      }
    });
  }

  /** Does what is held, until something cannot be written. What is reported meanwhile is held behind it. */
  #retry(): void {
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    try {
      for (let work = this.#held.shift(); work; work = this.#held.shift()) {
        if (!problemOf(work)) continue;
        this.#held.unshift(work);
        return;
      }
    } finally {
      this.#isRetrying = false;
    }
  }
}

function problemOf(work: () => void): StateNotWritten | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof StateNotWritten) return error;
    throw error;
  }
}
