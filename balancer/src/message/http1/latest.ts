// The last few texts that were read, whatever connection they came on, and what was made of them: connections that are
// sent the same then share one reading of it, which stays close to the processor. Few, so that texts that never come
// again cost next to nothing.

const kept = 2;

export class Latest<V> {
  readonly #make: (text: string) => V;
  readonly #texts: string[] = [];
  readonly #values: V[] = [];
  #next = 0;

  /** @param make the same value, in all that matters, for the same text. */
  constructor(make: (text: string) => V) {
    this.#make = make;
  }

  get(text: string): V {
    const known = this.#texts.indexOf(text);
    if (known >= 0) return this.#values[known]!;
    const value = this.#make(text);
    this.#texts[this.#next] = text;
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % kept;
    return value;
  }
}
