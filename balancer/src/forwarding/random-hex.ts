// Hexadecimal digits for trace ids, thousands of times a second, from a small generator (xorshift128, Marsaglia 2003)
// with a seed. Not for secrets.
import { createHash } from 'node:crypto';

const octets = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

export class RandomHex {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    const start = createHash('sha256').update(seed).digest();
    // A state of zeros would stay at zero.
    this.#state = Uint32Array.from({ length: 4 }, (_, i) => start.readUInt32LE(4 * i) | 1);
  }

  next(length: number): string {
    let text = '';
    for (let i = 0; i < length; i += 4) {
      const word = this.#word();
      text += octets[word & 255]! + octets[(word >>> 8) & 255]!;
    }
    return text.length === length ? text : text.slice(0, length);
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return this.#word() % limit;
  }

  #word(): number {
    const state = this.#state;
    let t = state[3]!;
    const s = state[0]!;
    state[3] = state[2]!;
    state[2] = state[1]!;
    state[1] = s;
    t ^= t << 11;
    t ^= t >>> 8;
    state[0] = t ^ s ^ (s >>> 19);
    return state[0]!;
  }
}
