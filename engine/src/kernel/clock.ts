// The only source of time. Everything else gets the time from a clock, so that it can be scaled or stepped.

/** A moment in milliseconds since the Unix epoch. */
export type Millis = number;

export interface Timer {
  cancel(): void;
}

export interface Subscription {
  end(): void;
}

export interface Clock {
  now(): Millis;
  /** How many of this clock's milliseconds pass in one of the machine's: 1 in real time, 0 while it stands still. */
  readonly rate: number;
  /** Calls `fn` once, `delayMs` of this clock's milliseconds from now; a delay of 0 or less means soon. */
  after(delayMs: number, fn: () => void): Timer;
  /** While it is advanced: what repeats itself and finds all well may wait for the next multiple of this. */
  readonly grainMs?: number;
  /** Calls `fn` whenever the clock has jumped or runs at another rate. Absent where neither can happen. */
  onChange?(fn: () => void): Subscription;
}

/** The machine's own clock. Its timers never keep the process alive on their own. */
export const realClock: Clock = {
  rate: 1,
  now: () => Date.now(),
  after(delayMs, fn) {
    // setTimeout takes at most 2^31 − 1 ms and fires at once beyond that, so longer delays are chained.
    const longestMs = 2 ** 31 - 1;
    let handle: NodeJS.Timeout;
    const arm = (leftMs: number) => {
      handle = setTimeout(
        () => (leftMs > longestMs ? arm(leftMs - longestMs) : fn()),
        Math.min(leftMs, longestMs),
      );
      handle.unref();
    };
    arm(Math.max(0, delayMs));
    return { cancel: () => clearTimeout(handle) };
  },
};

/** Real time at another rate, from a moment on: timers fire as much sooner as time passes faster. */
export class ScaledClock implements Clock {
  readonly rate: number;
  readonly #base: Clock;
  readonly #start: Millis;
  readonly #baseStart: Millis;

  /** @param rate above 0; 60 makes an hour pass in a minute */
  constructor(rate: number, base: Clock = realClock, start: Millis = base.now()) {
    if (!(rate > 0)) throw new RangeError(`A clock's rate must be above 0, not ${rate}`);
    this.rate = rate;
    this.#base = base;
    this.#start = start;
    this.#baseStart = base.now();
  }

  now(): Millis {
    return this.#start + (this.#base.now() - this.#baseStart) * this.rate;
  }

  after(delayMs: number, fn: () => void): Timer {
    return this.#base.after(Math.max(0, delayMs) / this.rate, fn);
  }
}

/** A clock that stands still until it is advanced; timers fire in order of their time, ties in order of arming. */
export class VirtualClock implements Clock {
  readonly rate = 0;
  #now: Millis;
  #order = 0;
  #timers: { at: Millis; order: number; fn: () => void }[] = [];

  constructor(start: Millis = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): Millis {
    return this.#now;
  }

  after(delayMs: number, fn: () => void): Timer {
    const timer = { at: this.#now + Math.max(0, delayMs), order: this.#order++, fn };
    this.#timers.push(timer);
    return {
      cancel: () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      },
    };
  }

  /** Moves time forward and fires every timer that falls due, including those armed on the way. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (;;) {
      const due = this.#timers
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.fn();
    }
    this.#now = end;
  }
}
