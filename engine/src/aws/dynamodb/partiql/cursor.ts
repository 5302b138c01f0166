// Reads a PartiQL statement token by token: names, document paths, literals and the values that stand for `?`.
import type { Path } from '../expressions/path.ts';
import { invalid, invalidParameters } from '../faults.ts';
import { numberText, type Value } from '../values/value.ts';
import { malformed, type Token, tokensOf } from './tokens.ts';

/** Literals, conditions and NOTs in one another. */
const maxDepth = 32;

export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #parameters: readonly Value[];
  #at = 0;
  #used = 0;
  #depth = 0;

  constructor(statement: string, parameters: readonly Value[]) {
    this.#tokens = tokensOf(statement);
    this.#parameters = parameters;
  }

  get token(): Token {
    return this.#tokens[this.#at]!;
  }

  /** Takes the operator, or the word in any case, if it is next. */
  takes(text: string): boolean {
    const { type, text: found } = this.token;
    const isNext = (type === 'word' || type === 'operator') && found.toUpperCase() === text.toUpperCase();
    if (isNext) this.#at++;
    return isNext;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.unexpected();
  }

  /** The name of a function whose parenthesis is next, in small letters. */
  takesCall(): string | undefined {
    const isCall = this.token.type === 'word' && this.#tokens[this.#at + 1]?.text === '(';
    if (!isCall) return undefined;
    const name = this.token.text.toLowerCase();
    this.#at += 2;
    return name;
  }

  name(): string {
    const { type, text } = this.token;
    if (type !== 'word' && type !== 'name') throw this.unexpected();
    this.#at++;
    return text;
  }

  path(): Path {
    const path: [string, ...(string | number)[]] = [this.name()];
    for (;;) {
      if (this.takes('.')) path.push(this.name());
      else if (this.takes('[')) {
        if (this.token.type !== 'number') throw this.unexpected();
        path.push(Number(this.token.text));
        this.#at++;
        this.expect(']');
      } else return path;
    }
  }

  /** Undefined: what is next is no literal and no `?`. */
  value(): Value | undefined {
    const { type, text } = this.token;
    if (type === 'string') {
      this.#at++;
      return { S: text };
    }
    if (type === 'number' || (text === '-' && this.#tokens[this.#at + 1]?.type === 'number')) {
      const sign = this.takes('-') ? '-' : '';
      const number = sign + this.token.text;
      this.#at++;
      return { N: numberText(number) };
    }
    if (this.takes('?')) return this.#parameter();
    if (this.takes('true')) return { BOOL: true };
    if (this.takes('false')) return { BOOL: false };
    if (this.takes('null')) return { NULL: true };
    if (this.takes('[')) return { L: this.nested(() => this.#until(']', () => this.#required())) };
    if (this.takes('<<')) return this.#set(this.#until('>>', () => this.#required()));
    if (this.takes('{')) return { M: this.nested(() => this.item()) };
    return undefined;
  }

  /** After the brace: `'a': 1, 'b': ?}`. */
  item(): Readonly<Record<string, Value>> {
    const entries = this.#until('}', () => {
      const { type, text } = this.token;
      if (type !== 'string' && type !== 'name') throw this.unexpected();
      this.#at++;
      this.expect(':');
      return [text, this.#required()] as const;
    });
    return Object.fromEntries(entries);
  }

  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takes(',')) items.push(read());
    return items;
  }

  /** Reads something that may contain itself. */
  nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw invalid('Nesting Levels have exceeded supported limits');
    const result = read();
    this.#depth--;
    return result;
  }

  end(): void {
    if (this.token.type !== 'end') throw this.unexpected();
    if (this.#used !== this.#parameters.length) throw mismatch();
  }

  unexpected() {
    return malformed(`Unexpected token ${this.token.text}`);
  }

  #until<T>(end: string, read: () => T): T[] {
    if (this.takes(end)) return [];
    const items = this.list(read);
    this.expect(end);
    return items;
  }

  #required(): Value {
    const value = this.value();
    if (!value) throw this.unexpected();
    return value;
  }

  #parameter(): Value {
    const value = this.#parameters[this.#used++];
    if (!value) throw mismatch();
    return value;
  }

  #set(members: readonly Value[]): Value {
    if (members.length === 0) throw invalidParameters('An string set  may not be empty');
    const strings = members.flatMap(({ S }) => S ?? []);
    if (strings.length === members.length) return { SS: [...new Set(strings)] };
    const numbers = members.flatMap(({ N }) => N ?? []);
    if (numbers.length === members.length) return { NS: [...new Set(numbers)] };
    throw malformed('A set has members of one type, strings or numbers');
  }
}

const mismatch = () => invalid("Number of parameters in request and statement don't match.");
