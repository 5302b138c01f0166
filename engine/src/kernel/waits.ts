// Waits: times that AWS has something take and that change nothing but when it happens. An engine may shorten them all.
import type { Millis } from './clock.ts';

export interface Wait {
  /** For people: `deregistration delay of a target`. */
  readonly name: string;
  /** What it is at most in an engine with short waits. */
  readonly shortMs: Millis;
}

/** `aws`: as on AWS. */
export type Waits = 'aws' | 'short';

/** @param ms how long it is on AWS */
export const waitMs = (wait: Wait, ms: Millis, waits: Waits | undefined): Millis =>
  waits === 'short' ? Math.min(ms, wait.shortMs) : ms;
