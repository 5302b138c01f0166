// Slow start: a target that has become healthy gets a share of requests that grows linearly.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode
import type { Millis } from '../contract/clock.ts';

/** As it was when the target became healthy: a duration that is set later is for targets that come later. */
export interface Ramp {
  readonly from: Millis;
  readonly forMs: number;
}

interface Ramping {
  /** Undefined when the target may take its full share. */
  readonly ramp: Ramp | undefined;
}

export const fullShare = 1000;

/** Linear from almost nothing to a full share. */
export function slowStartShare({ ramp }: Ramping, now: Millis): number {
  if (!ramp || now >= ramp.from + ramp.forMs) return fullShare;
  return Math.max(1, Math.floor((fullShare * (now - ramp.from)) / ramp.forMs));
}

/** Whether some target takes its full share. Those that are registered when none does must take theirs at once. */
export function anyTakesFullShare(
  targets: readonly (Ramping & { readonly state: string })[],
  now: Millis,
): boolean {
  return targets.some((target) => target.state === 'healthy' && slowStartShare(target, now) === fullShare);
}
