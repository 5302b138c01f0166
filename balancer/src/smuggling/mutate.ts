// Changes a message at random, in the ways in which readers come to disagree. The same seed makes the same changes.

/** Numbers from a seed (Lehmer's generator, with the multiplier of Park and Miller). */
export class Chances {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed % 2_147_483_646) + 1;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % limit;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}

const inserted = [
  ...['\r', '\n', '\0', ' ', '\t', ':', ';', ',', '\x0b', '\x0c', '\x7f', '\x85', '\xa0', '\xff', '%', '"'],
  ...['0', '5', 'f', 'x', '+', '-', '\r\n', '\n\n', '\r\n\r\n', '0\r\n\r\n', 'chunked', 'identity'],
  'Content-Length: 3\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Connection: close\r\n',
];

type Change = (text: string, chances: Chances) => string;

const changes: readonly Change[] = [
  (text, chances) => splice(text, chances.below(text.length + 1), 0, chances.of(inserted)),
  (text, chances) => splice(text, chances.below(text.length), 1 + chances.below(4), ''),
  (text, chances) => splice(text, chances.below(text.length), 1, chances.of(inserted)),
  (text, chances) => {
    const at = chances.below(text.length);
    return splice(text, at, 0, text.slice(at, at + 1 + chances.below(8)));
  },
  // Lines change places, come twice, or end otherwise.
  (text, chances) => {
    const lines = text.split('\r\n');
    const [from, to] = [chances.below(lines.length), chances.below(lines.length)];
    [lines[from], lines[to]] = [lines[to]!, lines[from]!];
    return lines.join('\r\n');
  },
  (text, chances) => {
    const lines = text.split('\r\n');
    lines.splice(chances.below(lines.length), 0, chances.of(lines));
    return lines.join('\r\n');
  },
  (text, chances) => {
    const ends = [...text.matchAll(/\r\n/g)];
    return ends.length === 0 ? text : splice(text, chances.of(ends).index, 2, chances.of(['\n', '\r', '']));
  },
  (text, chances) => {
    const at = chances.below(text.length);
    const character = text.charAt(at);
    const upper = character.toUpperCase();
    return splice(text, at, 1, character === upper ? character.toLowerCase() : upper);
  },
];

/** One to three changes. */
export function mutate(text: string, chances: Chances): string {
  let changed = text;
  for (let left = 1 + chances.below(3); left > 0 && changed.length > 0; left--) {
    changed = chances.of(changes)(changed, chances);
  }
  return changed;
}

function splice(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}
