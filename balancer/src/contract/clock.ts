// Time as an argument: whoever starts the balancer decides whether it is real, scaled or stepped.

/** A moment in milliseconds since the Unix epoch. */
export type Millis = number;

export interface Timer {
  cancel(): void;
}

export interface Clock {
  now(): Millis;
  /** Calls `fn` once, `delayMs` of this clock's milliseconds from now; a delay of 0 or less means soon. */
  after(delayMs: number, fn: () => void): Timer;
}
