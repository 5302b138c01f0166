// What all expressions are read with: tokens one by one, document paths and operands.
import { invalid } from '../faults.ts';
import type { Value } from '../values/value.ts';
import type { Path } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import { isReserved } from './reserved-words.ts';
import { type ExpressionKind, syntaxError, type Token, tokensOf } from './tokens.ts';

/** Parentheses, and NOTs, in one another. */
const maxDepth = 150;

export class Parser {
  readonly kind: ExpressionKind;
  readonly #tokens: readonly Token[];
  readonly #placeholders: Placeholders;
  #at = 0;
  #depth = 0;

  constructor(expression: string, kind: ExpressionKind, placeholders: Placeholders) {
    this.kind = kind;
    this.#tokens = tokensOf(expression, kind);
    this.#placeholders = placeholders;
  }

  get token(): Token {
    return this.#tokens[this.#at]!;
  }

  next(): Token {
    const { token } = this;
    if (token.type !== 'end') this.#at++;
    return token;
  }

  /** Takes the operator, or the word in any case, if it is next. */
  takes(text: string): boolean {
    const { token } = this;
    const isNext = token.type !== 'number' && token.text.toUpperCase() === text.toUpperCase();
    if (isNext) this.next();
    return isNext;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.unexpected();
  }

  /** Whether a function's name and its parenthesis are next. */
  isCall(): boolean {
    return this.token.type === 'name' && this.#tokens[this.#at + 1]?.text === '(';
  }

  end(): void {
    if (this.token.type !== 'end') throw this.unexpected();
  }

  unexpected() {
    const near = this.#tokens
      .slice(Math.max(0, this.#at - 1), this.#at + 2)
      .filter(({ type }) => type !== 'end')
      .map(({ text }) => text)
      .join(' ');
    return syntaxError(this.kind, this.token.text, near);
  }

  /** Reads something that may contain itself. */
  nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth)
      throw invalid(`Invalid ${this.kind}: The expression has exceeded the maximum nesting level`);
    const result = read();
    this.#depth--;
    return result;
  }

  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takes(',')) items.push(read());
    return items;
  }

  path(): Path {
    const path: [string, ...(string | number)[]] = [this.#name()];
    for (;;) {
      if (this.takes('.')) path.push(this.#name());
      else if (this.takes('[')) {
        if (this.token.type !== 'number') throw this.unexpected();
        path.push(Number(this.next().text));
        this.expect(']');
      } else return path;
    }
  }

  /** Undefined: what is next is no `:value`. */
  value(): Value | undefined {
    if (this.token.type !== 'name' || !this.token.text.startsWith(':')) return undefined;
    return this.#placeholders.value(this.next().text, this.kind);
  }

  #name(): string {
    const { type, text } = this.token;
    if (type !== 'name' || text.startsWith(':')) throw this.unexpected();
    this.next();
    if (text.startsWith('#')) return this.#placeholders.name(text, this.kind);
    if (isReserved(text))
      throw invalid(`Invalid ${this.kind}: Attribute name is a reserved keyword; reserved keyword: ${text}`);
    return text;
  }
}
