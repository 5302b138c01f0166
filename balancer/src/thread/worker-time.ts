// The thread's two times. Connections live by the machine's: an engine that is advanced by ten minutes must not cut
// every request for being idle. What the engine is told or reads (deregistration delays, cookies, logs, metrics) is in
// the engine's time, which comes with its messages.
import { realClock } from './real-clock.ts';

export class EngineTime {
  #aheadMs = 0;

  now(): number {
    return realClock.now() + this.#aheadMs;
  }

  /** Small differences are the message's journey, not a jump. */
  follow(engineNow: number): void {
    const byMs = engineNow - this.now();
    if (Math.abs(byMs) > 1000) this.#aheadMs += byMs;
  }
}
