// `#name` and `:value` placeholders of a request: each that an expression uses must be given, and each given must be used.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../faults.ts';
import { recordValue, type Value } from '../values/value.ts';
import type { ExpressionKind } from './tokens.ts';

export interface PlaceholderInput {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>> | undefined;
}

export class Placeholders {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Readonly<Record<string, Value>>;
  readonly #used = new Set<string>();

  /** @param hasExpression whether the request has any expression that could use them */
  constructor(input: PlaceholderInput, hasExpression: boolean) {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input;
    check('ExpressionAttributeNames', names, '#', hasExpression);
    check('ExpressionAttributeValues', values, ':', hasExpression);
    this.#names = names ?? {};
    this.#values = Object.fromEntries(
      Object.entries(values ?? {}).map(([key, value]) => [key, recordValue(value)]),
    );
  }

  name(placeholder: string, kind: ExpressionKind): string {
    if (!Object.hasOwn(this.#names, placeholder))
      throw invalid(
        `Invalid ${kind}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
      );
    this.#used.add(placeholder);
    return this.#names[placeholder]!;
  }

  value(placeholder: string, kind: ExpressionKind): Value {
    if (!Object.hasOwn(this.#values, placeholder))
      throw invalid(
        `Invalid ${kind}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    this.#used.add(placeholder);
    return this.#values[placeholder]!;
  }

  /** Call it once every expression is parsed. @throws AwsFault where one is not used */
  finish(): void {
    for (const [member, given] of [
      ['ExpressionAttributeNames', this.#names],
      ['ExpressionAttributeValues', this.#values],
    ] as const) {
      const unused = Object.keys(given).filter((key) => !this.#used.has(key));
      if (unused.length > 0)
        throw invalid(`Value provided in ${member} unused in expressions: keys: {${unused.join(', ')}}`);
    }
  }
}

function check(member: string, given: object | undefined, sign: string, hasExpression: boolean): void {
  if (given === undefined) return;
  if (!hasExpression) throw invalid(`${member} can only be specified when using expressions`);
  if (Object.keys(given).length === 0) throw invalid(`${member} must not be empty`);
  for (const key of Object.keys(given)) {
    if (!key.startsWith(sign) || !/^.\w+$/.test(key))
      throw invalid(`${member} contains invalid key: Syntax error; key: "${key}"`);
  }
}
