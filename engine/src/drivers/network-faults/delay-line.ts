// Bytes on their way through an impaired network: in order, each late by what its packets were. A packet that is lost is
// sent again after TCP's retransmission timeout, which doubles each time (RFC 6298); whoever reads sees it as lateness.

import type { Impairment } from '../../contracts/faults.ts';
import type { Clock, Millis, Timer } from '../../kernel/clock.ts';

/** Linux's least timeout (TCP_RTO_MIN). */
const firstTimeoutMs = 200;
/** Bytes in a packet of an Ethernet network. */
const segmentBytes = 1448;
const mostTries = 15;

export interface Chance {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
}

/** How late a piece of so many bytes is; undefined when it never arrives. */
export function latenessMs(
  bytes: number,
  impairments: readonly Impairment[],
  chance: Chance,
): Millis | undefined {
  let late = 0;
  for (const { delayMs, jitterMs, lossPercent, blackhole } of impairments) {
    if (blackhole || lossPercent >= 100) return undefined;
    late += Math.max(0, delayMs + (jitterMs > 0 ? chance.below(2 * jitterMs + 1) - jitterMs : 0));
    const arrives = (1 - lossPercent / 100) ** Math.max(1, Math.ceil(bytes / segmentBytes));
    for (let tries = 0; tries < mostTries && chance.below(1_000_000) >= arrives * 1_000_000; tries++)
      late += firstTimeoutMs * 2 ** tries;
  }
  return late;
}

export class DelayLine {
  readonly #clock: Clock;
  readonly #waiting: { readonly at: Millis; readonly deliver: () => void }[] = [];
  #timer: Timer | undefined;
  #lastAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many pieces are on their way. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Never before what was sent before it. */
  send(lateMs: Millis, deliver: () => void): void {
    const at = Math.max(this.#lastAt, this.#clock.now() + lateMs);
    this.#lastAt = at;
    this.#waiting.push({ at, deliver });
    this.#arm();
  }

  /** What is on its way arrives now. */
  flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#lastAt = 0;
    for (const { deliver } of this.#waiting.splice(0)) deliver();
  }

  clear(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#waiting.length = 0;
  }

  #arm(): void {
    const [first] = this.#waiting;
    if (this.#timer || !first) return;
    this.#timer = this.#clock.after(first.at - this.#clock.now(), () => {
      this.#timer = undefined;
      const now = this.#clock.now();
      while (this.#waiting[0] && this.#waiting[0].at <= now) this.#waiting.shift()!.deliver();
      this.#arm();
    });
  }
}
