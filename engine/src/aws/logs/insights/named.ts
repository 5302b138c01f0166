// What a command lists: expressions, each with the name that its column gets.
import { malformedQuery } from '../faults.ts';
import { type Expression, expression } from './expressions.ts';
import type { Reader } from './reader.ts';

export interface Named {
  readonly name: string;
  readonly value: Expression;
}

/** `value`, or `value as name`, separated by commas. @throws MalformedQueryException */
export function listOf(reader: Reader): Named[] {
  const all: Named[] = [];
  do {
    const value = expression(reader);
    const name = reader.takesWord('as') ? reader.takeKind('name') : value.text;
    if (name === undefined) throw malformedQuery('as is followed by a name');
    all.push({ name, value });
  } while (reader.takes(','));
  return all;
}
