// The only source of identifiers and randomness: seeded, so that a run can be repeated.
import crypto, { createHash, randomBytes } from 'node:crypto';

const lowerHex = '0123456789abcdef';
const upperAlnum = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const mixedAlnum = `${upperAlnum}abcdefghijklmnopqrstuvwxyz`;

/** In one call, which takes half of the time: Node.js has it since 20.12. */
const digest = (text: string): Uint8Array =>
  'hash' in crypto ? crypto.hash('sha512', text, 'buffer') : createHash('sha512').update(text).digest();

/** A secret that cannot be guessed, whatever the seed: 64 hexadecimal digits. */
export const newSecret = () => randomBytes(32).toString('hex');

export class Ids {
  readonly #seed: string;
  #counter = 0;
  #pool: Uint8Array = new Uint8Array();
  /** How many bytes of the pool are left: they are used from its end. */
  #left = 0;

  constructor(seed: string = randomBytes(16).toString('hex')) {
    this.#seed = seed;
  }

  /** `length` lower-case hexadecimal digits, as in `vpc-0a1b…` (17), ELBv2 ids (16) and ECS task ids (32). */
  hex(length: number): string {
    let text = '';
    for (let i = 0; i < length; i += 2) {
      const byte = this.#byte();
      text += lowerHex[byte >> 4]! + lowerHex[byte & 15]!;
    }
    return text.length === length ? text : text.slice(0, length);
  }

  /** `length` decimal digits with no leading zero, as in `ecs-svc/<19 digits>`. */
  digits(length: number): string {
    return `${1 + this.below(9)}${this.#text('0123456789', length - 1)}`;
  }

  /** The suffix of a physical name that CloudFormation generates (12 or 13 upper-case characters). */
  suffix(length = 12): string {
    return this.#text(upperAlnum, length);
  }

  /** Letters of both cases and digits, as in S3 keys of pipeline artifacts. */
  alphanumeric(length: number): string {
    return this.#text(mixedAlnum, length);
  }

  /** A version 4 UUID. */
  uuid(): string {
    const h = this.hex(32);
    const variant = '89ab'[this.below(4)];
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20)}`;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    // Four bytes for a limit of at most 2^16, so the remainder's bias stays below 2^-16.
    const draw = ((this.#byte() << 24) | (this.#byte() << 16) | (this.#byte() << 8) | this.#byte()) >>> 0;
    return draw % limit;
  }

  #text(alphabet: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += alphabet[this.below(alphabet.length)];
    return text;
  }

  #byte(): number {
    if (this.#left === 0) {
      this.#pool = digest(`${this.#seed}:${this.#counter++}`);
      this.#left = this.#pool.length;
    }
    this.#left -= 1;
    return this.#pool[this.#left]!;
  }
}
