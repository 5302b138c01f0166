// Loads a part of the state again: soon after something says that it changed, and every so often, because not everything that AWS
// changes is an event. Never twice at once, and not while nobody looks at the page.

export class Refresher {
  readonly #load: () => Promise<void>;
  readonly #everyMs: number;
  #timer: number | undefined;
  #isLoading = false;
  #isWanted = false;

  constructor(load: () => Promise<void>, everyMs: number) {
    this.#load = load;
    this.#everyMs = everyMs;
  }

  /** Loads within a tenth of a second, or after what is being loaded now. */
  soon(): void {
    if (this.#isLoading) this.#isWanted = true;
    else this.#arm(100);
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isLoading = true;
    this.#isWanted = false;
    try {
      if (document.visibilityState === 'visible') await this.#load();
    } finally {
      this.#isLoading = false;
      this.#arm(this.#isWanted ? 100 : this.#everyMs);
    }
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    // A load that fails has said so; the next one may not.
    this.#timer = setTimeout(() => void this.now().catch(() => {}), ms);
  }
}
