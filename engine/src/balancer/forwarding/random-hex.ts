// Hexadecimal digits for trace ids, thousands of times a second: the engine's seeded ids are drawn from only once,
// and a small generator (xorshift128, Marsaglia 2003) goes on from there. Nothing secret is made of it.
import type { Ids } from '../../kernel/ids.ts';

const octets = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

export class RandomHex {
  readonly #state: Uint32Array;

  constructor(ids: Ids) {
    this.#state = Uint32Array.from({ length: 4 }, () => Number.parseInt(ids.hex(8), 16) | 1);
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
