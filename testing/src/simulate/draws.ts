// A stream of random numbers by a name: what one part of a simulation draws changes nothing of what another draws.
import { createHash } from 'node:crypto';

export class Draws {
  readonly #name: string;
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    const digest = createHash('sha256')
      .update(`${this.#name} ${this.#count++}`)
      .digest();
    return digest.readUInt32BE(0) % limit;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }
}
