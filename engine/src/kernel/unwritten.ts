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

  constructor(clock: Clock, log: (line: string) => void) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Does it now, after what is held, or later. @throws what `work` throws, except StateNotWritten */
  attempt(work: () => void): void {
    this.#retry();
    if (this.#held.length === 0 && this.#isWritten(work)) return;
    if (this.#held.length < mostHeld) this.#held.push(work);
    this.#timer ??= this.#clock.after(againMs, () => {
      this.#timer = undefined;
      this.attempt(() => {});
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#held.length = 0;
  }

  #retry(): void {
    while (this.#held[0] && this.#isWritten(this.#held[0])) this.#held.shift();
  }

  #isWritten(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof StateNotWritten)) throw error;
      if (this.#held.length === 0) this.#log(`${error.message}. What drivers report is kept until then.`);
      return false;
    }
  }
}
