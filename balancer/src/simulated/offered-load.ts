// A load that clients offer, and what has become of it: requests are counted for a stretch of time at once, in whole
// numbers, as the plan of that stretch shares them out.
import type { Millis } from '../contract/clock.ts';
import type { RoutableRequest } from '../routing/conditions.ts';
import type { Origin } from './origin.ts';
import type { Plan, Share } from './shares.ts';

export interface Rate {
  readonly origin: Origin;
  readonly port: number;
  readonly perSecond: number;
}

export interface LoadSettings {
  readonly loadBalancerArn: string;
  /** The listener's. */
  readonly port: number;
  readonly request: RoutableRequest;
  /** Requests a second at a time of the engine's clock. */
  perSecond(at: Millis): number;
  /** Some requests have ended alike. */
  ended(count: number, share: Share, at: Millis): void;
}

export class OfferedLoad {
  readonly settings: LoadSettings;
  /** Undefined until it has been shared out. */
  plan: Plan | undefined;
  /** Where its requests go by that plan, whether anything listens there or not. */
  ports: readonly number[] = [];
  /** Requests a second that the origins get by that plan. */
  rates: readonly Rate[] = [];
  /** Until when its requests have been counted. */
  #countedAt: Millis;
  /** Less than a request, from earlier stretches. */
  #left = 0;
  /** Whose turn it is to get what cannot be shared out evenly. */
  #turn = 0;

  /** @param from when it begins */
  constructor(settings: LoadSettings, from: Millis) {
    this.settings = settings;
    this.#countedAt = from;
  }

  /** Counts what was offered so far. `ended`: how many requests ended by a share of the plan. */
  countUntil(to: Millis, ended: (count: number, share: Share) => void): void {
    const from = this.#countedAt;
    if (to <= from) return;
    this.#countedAt = to;
    const offered = this.#left + (this.settings.perSecond((from + to) / 2) * (to - from)) / 1000;
    const whole = Math.floor(offered + 1e-9);
    this.#left = Math.max(0, offered - whole);
    const shares = this.plan?.shares ?? [];
    if (whole === 0 || shares.length === 0) return;
    const counts = shares.map(({ of }) => Math.floor(whole * of + 1e-9));
    let rest = whole - counts.reduce((sum, count) => sum + count, 0);
    for (; rest > 0; rest--) {
      const at = this.#turn++ % shares.length;
      counts[at] = counts[at]! + 1;
    }
    for (const [at, share] of shares.entries()) {
      const count = counts[at]!;
      if (count === 0) continue;
      this.settings.ended(count, share, to);
      ended(count, share);
    }
  }
}
