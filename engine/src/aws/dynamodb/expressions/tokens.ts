// Tokens of expressions: names, `#names`, `:values`, numbers and operators.
import { invalid } from '../faults.ts';

export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

export interface Token {
  readonly type: 'name' | 'number' | 'operator' | 'end';
  readonly text: string;
}

const pattern = /\s+|([#:]?[A-Za-z_][\w]*|[#:]\w+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-])|(.)/gsu;

export function tokensOf(expression: string, kind: ExpressionKind): Token[] {
  if (expression.trim() === '') throw invalid(`Invalid ${kind}: The expression can not be empty;`);
  if (Buffer.byteLength(expression) > 4096)
    throw invalid(
      `Invalid ${kind}: Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(expression)}`,
    );
  const tokens: Token[] = [];
  for (const [text, name, number, operator, other] of expression.matchAll(pattern)) {
    if (other !== undefined) throw syntaxError(kind, text, text);
    if (name !== undefined) tokens.push({ type: 'name', text });
    if (number !== undefined) tokens.push({ type: 'number', text });
    if (operator !== undefined) tokens.push({ type: 'operator', text });
  }
  return [...tokens, { type: 'end', text: '<EOF>' }];
}

export const syntaxError = (kind: ExpressionKind, token: string, near: string) =>
  invalid(`Invalid ${kind}: Syntax error; token: "${token}", near: "${near}"`);
