// The engine's clock as the thread sees it: real, scaled, or stepped. The engine's messages carry its current time,
// and between messages it advances at the engine's rate. Deregistration delays, health check intervals, cookies, logs
// and metrics follow it. Sockets live in the machine's time: an engine that is
// advanced by ten minutes must not cut every request for being idle.
import type { Clock, Millis, Timer } from '../contract/clock.ts';

/** The engine's time, and how many of its milliseconds pass per millisecond of the machine: 0 when it is stepped. */
export interface EngineTime {
  readonly now: Millis;
  readonly rate: number;
  /** While it is advanced: checks of what is healthy may wait for the next multiple of this. */
  readonly grainMs?: number;
}

/** Smaller differences are message latency, not a jump of the engine's clock. */
const journeyMs = 1000;

interface Armed {
  readonly at: Millis;
  readonly fn: () => void;
}

export class FollowedClock implements Clock {
  readonly #machine: Clock;
  readonly #due: (at: Millis) => void;
  #rate: number;
  #grainMs: Millis;
  #base: Millis;
  #machineBase: Millis;
  /** In order of time. */
  #armed: Armed[] = [];
  #next: Timer | undefined;
  #announced: Millis | undefined;

  /**
   * @param due called with the time of the next timer, so that the engine can send a message when its clock gets there
   */
  constructor({ now, rate, grainMs = 0 }: EngineTime, machine: Clock, due: (at: Millis) => void) {
    this.#machine = machine;
    this.#due = due;
    this.#rate = rate;
    this.#grainMs = grainMs;
    this.#base = now;
    this.#machineBase = machine.now();
  }

  get grainMs(): Millis {
    return this.#grainMs;
  }

  get rate(): number {
    return this.#rate;
  }

  now(): Millis {
    return this.#base + (this.#machine.now() - this.#machineBase) * this.#rate;
  }

  after(delayMs: number, fn: () => void): Timer {
    const timer = { at: this.now() + Math.max(0, delayMs), fn };
    const place = this.#armed.findIndex(({ at }) => at > timer.at);
    this.#armed.splice(place < 0 ? this.#armed.length : place, 0, timer);
    this.#arm();
    return {
      cancel: () => {
        this.#armed = this.#armed.filter((other) => other !== timer);
        this.#arm();
      },
    };
  }

  /** Synchronises with the engine's clock, and fires the timers that it has passed. */
  follow({ now, rate, grainMs = 0 }: EngineTime): void {
    this.#grainMs = grainMs;
    if (rate !== this.#rate || Math.abs(now - this.now()) > journeyMs * rate) {
      this.#rate = rate;
      this.#base = now;
      this.#machineBase = this.#machine.now();
    }
    this.#fire();
  }

  #fire(): void {
    for (let due = this.#armed[0]; due && due.at <= this.now(); due = this.#armed[0]) {
      this.#armed.shift();
      due.fn();
    }
    this.#arm();
  }

  #arm(): void {
    this.#next?.cancel();
    this.#next = undefined;
    const next = this.#armed[0];
    if (!next) return;
    if (next.at !== this.#announced) {
      this.#announced = next.at;
      this.#due(next.at);
    }
    if (this.#rate > 0)
      this.#next = this.#machine.after((next.at - this.now()) / this.#rate, () => this.#fire());
  }
}
