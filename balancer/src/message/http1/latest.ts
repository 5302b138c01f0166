// A small cache of the texts parsed last on any connection, and of the results: connections that receive
// the same text share one result, which stays in the processor's cache. Small, so that texts that never
// repeat cost next to nothing.

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
