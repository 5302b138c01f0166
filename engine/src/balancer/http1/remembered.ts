// What was made of a text, remembered by that text. Clients and targets say much the same from one message to the next;
// reading it again would cost more than finding it. Bounded: what was not asked for in a while is forgotten.

/** Of each of two generations. */
const most = 256;
/** Longer texts are seldom the same twice, and would fill the memory. */
const longest = 2048;

export class Remembered<V> {
  readonly #make: (text: string) => V;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /** @param make the same value, in all that matters, for the same text. */
  constructor(make: (text: string) => V) {
    this.#make = make;
  }

  get(text: string): V {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    if (text.length > longest) return this.#make(text);
    const value = this.#old.get(text) ?? this.#make(text);
    if (this.#young.size >= most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(text, value);
    return value;
  }
}
