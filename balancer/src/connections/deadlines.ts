// Idle timeouts of thousands of connections with one timer, which expires whatever is due every quarter of a second.
import type { Clock, Millis, Timer } from '../contract/clock.ts';
import { Crowd } from './crowd.ts';

export interface Expiring {
  /** Moved forward by any activity. */
  readonly deadline: Millis;
  /** Kept by the deadlines; begins as -1. */
  watchedAt: number;
  expire(): void;
}

const sweepMs = 250;

export class Deadlines {
  readonly #clock: Clock;
  readonly #watched = new Crowd<Expiring>(
    (expiring) => expiring.watchedAt,
    (expiring, place) => {
      expiring.watchedAt = place;
    },
  );
  #timer: Timer | undefined;
  #sweptAt: Millis;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sweptAt = clock.now();
    this.#arm();
  }

  /** The time at the last sweep: near enough for timeouts of seconds, and free. */
  get now(): Millis {
    return this.#sweptAt;
  }

  /** A deadline at least `ms` from now, and at most two sweeps later. */
  in(ms: number): Millis {
    return this.#sweptAt + ms + sweepMs;
  }

  /** How many deadlines are watched: one for each open connection and each request. */
  get size(): number {
    return this.#watched.size;
  }

  watch(expiring: Expiring): void {
    this.#watched.add(expiring);
  }

  forget(expiring: Expiring): void {
    this.#watched.delete(expiring);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#watched.clear();
  }

  #arm(): void {
    this.#timer = this.#clock.after(sweepMs, () => {
      const now = this.#clock.now();
      this.#sweptAt = now;
      this.#watched.each((expiring) => {
        if (expiring.deadline <= now) expiring.expire();
      });
      this.#arm();
    });
  }
}
