// What a pattern finds in an event, and how values are compared.
import { compilePattern, InvalidPattern } from '../../../kernel/pattern.ts';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { invalidParameter } from '../faults.ts';

export interface Match {
  /** The values of the fields that the pattern names, as TestMetricFilter returns them. */
  readonly extracted: Readonly<Record<string, string>>;
  /** A field's value: `$.latency` of JSON, `$bytes` of fields. Undefined where there is none. */
  read(selector: string): unknown;
}

/** Undefined where the message does not match. */
export type LogPattern = (message: string) => Match | undefined;

export const invalidPattern = (why: string) => invalidParameter(`Invalid metric filter pattern: ${why}`);

export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=';

/** A literal of a pattern: `"text*"`, `text`, `%regex%`, or a number. */
export interface Literal {
  readonly text: string;
  readonly isRegex: boolean;
  readonly isQuoted: boolean;
}

/**
 * Wildcards and regular expressions are compared as text, numbers as numbers.
 * @throws InvalidParameterException
 */
export function comparison(operator: Operator, literal: Literal): (value: unknown) => boolean {
  const number = literal.isQuoted || literal.isRegex ? Number.NaN : Number(literal.text);
  if (operator !== '=' && operator !== '!=') {
    if (Number.isNaN(number))
      throw invalidPattern(`${operator} compares with a number, not with ${literal.text}`);
    return (value) => {
      const own = numberIn(value);
      return own !== undefined && ordered(own, operator, number);
    };
  }
  const equals = equality(literal, number);
  return (value) => value !== undefined && value !== null && equals(value) === (operator === '=');
}

function equality({ text, isRegex }: Literal, number: number): (value: unknown) => boolean {
  if (isRegex) {
    const finds = regexFinder(text);
    return (value) => finds(String(value));
  }
  const matches = compileWildcards(text, { question: false });
  return (value) => (!Number.isNaN(number) && numberIn(value) === number) || matches(String(value));
}

/** @throws InvalidParameterException */
export function regexFinder(text: string): (value: string) => boolean {
  try {
    const pattern = compilePattern(text);
    return (value) => pattern.finds(value);
  } catch (error) {
    if (error instanceof InvalidPattern) throw invalidPattern(`%${text}% is not a regular expression`);
    throw error;
  }
}

export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function ordered(a: number, operator: Operator, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}
