// Tokens of PartiQL statements. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
import { invalid } from '../faults.ts';

export interface Token {
  /** A `word` may be a keyword or a name; a `name` was in quotation marks. */
  readonly type: 'word' | 'name' | 'string' | 'number' | 'operator' | 'end';
  readonly text: string;
}

const pattern =
  /\s+|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(<<|>>|<>|!=|<=|>=|[=<>()[\]{},.:?*+-])|(.)/gsu;

export const malformed = (why: string) => invalid(`Statement wasn't well formed, can't be processed: ${why}`);

/** @throws ValidationException */
export function tokensOf(statement: string): Token[] {
  const tokens: Token[] = [];
  for (const [, string, name, number, word, operator, other] of statement.matchAll(pattern)) {
    if (other !== undefined) throw malformed(`Unexpected character ${other}`);
    if (string !== undefined) tokens.push({ type: 'string', text: string.replaceAll("''", "'") });
    if (name !== undefined) tokens.push({ type: 'name', text: name.replaceAll('""', '"') });
    if (number !== undefined) tokens.push({ type: 'number', text: number });
    if (word !== undefined) tokens.push({ type: 'word', text: word });
    if (operator !== undefined) tokens.push({ type: 'operator', text: operator });
  }
  return [...tokens, { type: 'end', text: 'the end' }];
}
