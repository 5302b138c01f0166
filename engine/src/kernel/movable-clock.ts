// The clock of a running cloud: it follows the machine's until someone changes its rate, stops it or moves it ahead.
import { type Clock, type Millis, realClock, type Subscription, type Timer } from './clock.ts';

/** Where the clock stands, in a form that outlives the engine. */
export interface ClockState {
  /** The clock's time at the machine's time `machineAt`. */
  readonly at: Millis;
  readonly machineAt: Millis;
  /** Above 0; it counts again when the clock is resumed. */
  readonly rate: number;
  readonly isFrozen: boolean;
}

interface Armed {
  readonly at: Millis;
  readonly order: number;
  readonly fn: () => void;
  handle: Timer | undefined;
}

export class MovableClock implements Clock {
  readonly #machine: Clock;
  readonly #armed = new Set<Armed>();
  readonly #listeners = new Set<() => void>();
  #at: Millis;
  #machineAt: Millis;
  #rate: number;
  #isFrozen: boolean;
  #advancingTo: Millis | undefined;
  #isStopped = false;
  #order = 0;
  #grainMs = 0;

  /** @param state where an earlier engine's clock stood: it went on while there was no engine, unless it was frozen */
  constructor(machine: Clock = realClock, state?: ClockState) {
    const now = machine.now();
    this.#machine = machine;
    this.#at = state?.at ?? now;
    this.#machineAt = state?.machineAt ?? now;
    this.#rate = state?.rate ?? 1;
    this.#isFrozen = state?.isFrozen ?? false;
  }

  /** 0 while it is frozen or being advanced. */
  get rate(): number {
    return this.#pace * this.#machine.rate;
  }

  /** Against the clock that it follows. */
  get #pace(): number {
    return this.#isFrozen || this.#advancingTo !== undefined ? 0 : this.#rate;
  }

  get state(): ClockState {
    return {
      at: this.now(),
      machineAt: this.#machine.now(),
      rate: this.#rate,
      isFrozen: this.#isFrozen,
    };
  }

  /** Where it is being advanced to; undefined when it is not. */
  get advancingTo(): Millis | undefined {
    return this.#advancingTo;
  }

  get grainMs(): number {
    return this.#grainMs;
  }

  /** For an advance of many steps; 0 ends it, which is a change like a jump. */
  set grainMs(ms: number) {
    const hasEnded = ms === 0 && this.#grainMs > 0;
    this.#grainMs = ms;
    if (hasEnded) this.#notify();
  }

  now(): Millis {
    return Math.floor(this.#at + (this.#machine.now() - this.#machineAt) * this.#pace);
  }

  after(delayMs: number, fn: () => void): Timer {
    const armed: Armed = {
      at: this.now() + Math.max(0, delayMs),
      order: this.#order++,
      fn,
      handle: undefined,
    };
    this.#armed.add(armed);
    this.#arm(armed);
    return {
      cancel: () => {
        this.#armed.delete(armed);
        armed.handle?.cancel();
      },
    };
  }

  /** Calls `fn` whenever the clock has jumped, or runs at another rate. */
  onChange(fn: () => void): Subscription {
    const listener = () => fn();
    this.#listeners.add(listener);
    return { end: () => this.#listeners.delete(listener) };
  }

  /** @param rate above 0; 60 makes an hour pass in a minute */
  scale(rate: number): void {
    if (!(rate > 0)) throw new RangeError(`A clock's rate must be above 0, not ${rate}`);
    this.#change(() => {
      this.#rate = rate;
    });
  }

  freeze(): void {
    this.#change(() => {
      this.#isFrozen = true;
    });
  }

  resume(): void {
    this.#change(() => {
      this.#isFrozen = false;
    });
  }

  /**
   * Moves time ahead. Every timer that falls due on the way fires at its time, those of one time in the order of their
   * arming. What passes of the machine's time meanwhile is added at the end.
   * @param settle awaited after each of these moments: what they began is to be handled before time goes on
   */
  async advance(byMs: number, settle: () => Promise<void>): Promise<void> {
    if (this.#advancingTo !== undefined) throw new Error('The clock is being advanced already');
    const end = this.now() + byMs;
    const began = this.#machine.now();
    this.#isStopped = false;
    this.#change(() => {
      this.#advancingTo = end;
    });
    try {
      await settle();
      for (let next = this.#next(); next && next.at <= end && !this.#isStopped; next = this.#next()) {
        // Now is a whole number of milliseconds, and a timer's time may be none.
        this.#moveTo(Math.ceil(next.at));
        for (let due = this.#next(); due && due.at <= this.now(); due = this.#next()) {
          this.#armed.delete(due);
          due.fn();
        }
        await settle();
      }
      if (!this.#isStopped) this.#moveTo(end);
      await settle();
    } finally {
      this.#change(() => {
        this.#advancingTo = undefined;
      });
      this.#moveTo(this.#at + (this.#machine.now() - began) * this.#pace);
      for (const armed of this.#armed) this.#arm(armed);
    }
  }

  /** Ends an `advance` at the moment that it has reached. */
  stopAdvancing(): void {
    this.#isStopped = true;
  }

  #moveTo(at: Millis): void {
    if (at <= this.#at) return;
    this.#at = at;
    this.#notify();
  }

  #next(): Armed | undefined {
    let first: Armed | undefined;
    for (const armed of this.#armed) {
      if (!first || armed.at < first.at || (armed.at === first.at && armed.order < first.order))
        first = armed;
    }
    return first;
  }

  #change(change: () => void): void {
    const now = this.now();
    change();
    this.#at = now;
    this.#machineAt = this.#machine.now();
    for (const armed of this.#armed) this.#arm(armed);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #arm(armed: Armed): void {
    armed.handle?.cancel();
    armed.handle =
      this.#pace > 0
        ? this.#machine.after((armed.at - this.now()) / this.#pace, () => {
            this.#armed.delete(armed);
            armed.fn();
          })
        : undefined;
  }
}
