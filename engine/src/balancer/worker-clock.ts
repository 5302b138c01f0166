// The thread's clock: the machine's, moved to where the engine's clock is. An engine whose time is advanced takes the
// balancer's deadlines (deregistration delays) along; real traffic keeps real durations.
import { type Clock, realClock, type Timer } from '../kernel/clock.ts';

export class WorkerClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return performance.timeOrigin + performance.now() + this.#aheadMs;
  }

  after(delayMs: number, fn: () => void): Timer {
    return realClock.after(delayMs, fn);
  }

  /** Small differences are the message's journey, not a jump. */
  follow(engineNow: number): void {
    const byMs = engineNow - this.now();
    if (Math.abs(byMs) > 1000) this.#aheadMs += byMs;
  }
}
