// Reads the words of a query from left to right.
import { malformedQuery } from '../faults.ts';
import type { Token } from './tokens.ts';
import type { Row, Value } from './values.ts';

export class Reader {
  /** While `stats` is read: a function over the rows of a group, whose name and bracket have been read. */
  aggregates: ((name: string, reader: Reader) => ((row: Row) => Value) | undefined) | undefined;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  takesWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name' || token.text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }

  takeKind(kind: Token['kind']): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) return undefined;
    this.#at++;
    return token.text;
  }

  /** @throws MalformedQueryException */
  expect(sign: string): void {
    if (!this.takes(sign))
      throw malformedQuery(`${sign} is missing before ${this.rest() || 'the end of the query'}`);
  }

  textFrom(at: number): string {
    return textOf(this.#tokens.slice(at, this.#at));
  }

  rest(): string {
    return textOf(this.#tokens.slice(this.#at));
  }
}

const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ kind, text }) => (kind === 'text' ? `"${text}"` : kind === 'regex' ? `/${text}/` : text))
    .join(' ')
    .replace(/ ?([(),.]) ?/g, '$1');
