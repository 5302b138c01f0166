// Every target group of the current table, and the targets that are leaving.

import type { Deadlines } from '../connections/deadlines.ts';
import type { Clock, Millis, Timer } from '../contract/clock.ts';
import type { RoutingTable } from '../contract/routing-table.ts';
import type { Target } from './target.ts';
import { TargetGroup } from './target-group.ts';

export class TargetGroups {
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #groups = new Map<string, TargetGroup>();
  /** Deregistered, with requests still in flight. */
  readonly #leaving = new Set<Target>();
  /** The end of the deregistration delay that ends next. */
  #nextEnd: { readonly at: Millis; readonly timer: Timer } | undefined;

  /** @param clock the engine's, by which deregistration delays end. */
  constructor(clock: Clock, deadlines: Deadlines) {
    this.#clock = clock;
    this.#deadlines = deadlines;
  }

  get(arn: string): TargetGroup | undefined {
    return this.#groups.get(arn);
  }

  all(): IterableIterator<TargetGroup> {
    return this.#groups.values();
  }

  /** Requests in flight at targets that are deregistered. */
  get leaving(): number {
    return [...this.#leaving].reduce((sum, { inFlight }) => sum + inFlight.size, 0);
  }

  apply(table: RoutingTable): void {
    const wanted = new Set(table.targetGroups.map((source) => source.arn));
    for (const source of table.targetGroups) {
      const group = this.#groups.get(source.arn) ?? new TargetGroup(source);
      this.#groups.set(source.arn, group);
      for (const target of group.update(source, this.#deadlines)) this.#leave(target);
      for (const target of group.targets.values()) if (target.draining) this.#leave(target);
    }
    for (const [arn, group] of this.#groups) {
      if (wanted.has(arn)) continue;
      for (const target of group.targets.values()) this.#leave(target);
      this.#groups.delete(arn);
    }
    this.endDelays();
  }

  /** Cuts what is in flight to targets whose deregistration delay is over. */
  endDelays(): void {
    const now = this.#clock.now();
    let nextAt = Number.POSITIVE_INFINITY;
    for (const target of this.#leaving) {
      const until = target.registration.drainUntil;
      if (until !== undefined && until <= now) target.inFlight.each((exchange) => exchange.targetGone());
      if (target.inFlight.size === 0 && (until === undefined || until <= now)) this.#leaving.delete(target);
      if (until !== undefined && until > now) nextAt = Math.min(nextAt, until);
    }
    this.#armEnd(nextAt, now);
  }

  stop(): void {
    this.#nextEnd?.timer.cancel();
    for (const group of this.#groups.values())
      for (const target of group.targets.values()) target.pool.close();
    for (const target of this.#leaving) target.pool.close();
  }

  #armEnd(at: Millis, now: Millis): void {
    if (this.#nextEnd?.at === at) return;
    this.#nextEnd?.timer.cancel();
    this.#nextEnd =
      at === Number.POSITIVE_INFINITY
        ? undefined
        : { at, timer: this.#clock.after(at - now, () => this.endDelays()) };
  }

  #leave(target: Target): void {
    target.pool.close();
    this.#leaving.add(target);
  }
}
