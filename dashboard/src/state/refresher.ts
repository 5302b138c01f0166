// Loads a part of the state again: soon after something says that it changed, and every so often, because not everything that AWS
// changes is an event. Never twice at once, not while nobody looks at the page, and not for more than a part of the time.

const soonMs = 50;
/** After a load that took its time, this many times that. */
const rest = 4;
/** A rest is never longer, however slow the load was. */
const longestRestMs = 2000;

export class Refresher {
  readonly #load: () => Promise<void>;
  readonly #everyMs: number;
  #timer: number | undefined;
  #loading: Promise<void> | undefined;
  #isWanted = false;
  #restUntil = 0;

  constructor(load: () => Promise<void>, everyMs: number) {
    this.#load = load;
    this.#everyMs = everyMs;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** Loads at once, or after what is being loaded now. */
  soon(): void {
    if (this.#loading) this.#isWanted = true;
    else this.#arm(Math.max(soonMs, this.#restUntil - performance.now()));
  }

  now(): Promise<void> {
    this.#loading ??= this.#loadAndRest();
    return this.#loading;
  }

  async #loadAndRest(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isWanted = false;
    const began = performance.now();
    try {
      if (document.visibilityState === 'visible') await this.#load();
    } finally {
      this.#loading = undefined;
      const now = performance.now();
      this.#restUntil = now + Math.min(longestRestMs, rest * (now - began));
      if (this.#isWanted) this.soon();
      else this.#arm(this.#everyMs);
    }
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    // A load that fails has said so; the next one may not.
    this.#timer = setTimeout(() => void this.now().catch(() => {}), ms);
  }
}
