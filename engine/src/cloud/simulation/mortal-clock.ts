// The clock as one life of an engine sees it: none of its timers fires after its end.
import type { Clock } from '../../kernel/clock.ts';

export class MortalClock implements Clock {
  readonly rate = 0;
  readonly #clock: Clock;
  #isOver = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now() {
    return this.#clock.now();
  }

  after(delayMs: number, fn: () => void) {
    return this.#clock.after(delayMs, () => {
      if (!this.#isOver) fn();
    });
  }

  end(): void {
    this.#isOver = true;
  }
}
