// Time for the command line. No other file reads a clock or sets a timer, so that steps can be tested without waiting.
import { setTimeout as delay } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970, to compare with times that AWS returns. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back: for durations and time limits. */
  elapsed(): number;
  /** @param keepsRunning false where the process may end before that */
  delay(ms: number, keepsRunning?: boolean): Promise<void>;
  /** Aborts after that time; the timer does not keep the process running. */
  timeout(ms: number): AbortSignal;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  delay: (ms, keepsRunning = true) => delay(ms, undefined, { ref: keepsRunning }),
  timeout: (ms) => AbortSignal.timeout(ms),
};
