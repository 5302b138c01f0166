// One-time keys of links to the dashboard: whoever follows such a link first gets the engine's token, by which the page may
// change what needs it.
import type { Millis } from '../../kernel/clock.ts';

const validMs: Millis = 600_000;
const most = 100;

export class DashboardKeys {
  /** By key: until when. */
  readonly #keys = new Map<string, Millis>();
  readonly #now: () => Millis;
  readonly #makeSecret: () => string;

  constructor(now: () => Millis, makeSecret: () => string) {
    this.#now = now;
    this.#makeSecret = makeSecret;
  }

  issue(): string {
    const key = this.#makeSecret();
    this.#keys.set(key, this.#now() + validMs);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > most) this.#keys.delete(oldest!);
    return key;
  }

  /** Whether the key is one that nobody has used yet; it is used now. */
  redeem(key: string): boolean {
    const until = this.#keys.get(key);
    this.#keys.delete(key);
    return until !== undefined && this.#now() < until;
  }
}
