// Update expressions. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
import { invalid } from '../faults.ts';
import type { Value } from '../values/value.ts';
import { Parser } from './parser.ts';
import { conflict, overlap, type Path, pathText } from './path.ts';
import type { Placeholders } from './placeholders.ts';

export type UpdateOperand =
  | { readonly path: Path }
  | { readonly value: Value }
  | { readonly unlessExists: Path; readonly otherwise: UpdateOperand }
  | { readonly append: readonly [UpdateOperand, UpdateOperand] }
  | { readonly left: UpdateOperand; readonly sign: '+' | '-'; readonly right: UpdateOperand };

export type UpdateAction =
  | { readonly verb: 'SET'; readonly path: Path; readonly to: UpdateOperand }
  | { readonly verb: 'REMOVE'; readonly path: Path }
  | { readonly verb: 'ADD' | 'DELETE'; readonly path: Path; readonly value: Value };

export function parseUpdate(expression: string, placeholders: Placeholders): UpdateAction[] {
  const parser = new Parser(expression, 'UpdateExpression', placeholders);
  const seen = new Set<string>();
  const actions: UpdateAction[] = [];
  while (parser.token.type !== 'end') {
    const verb = parser.token.text.toUpperCase();
    if (verb !== 'SET' && verb !== 'REMOVE' && verb !== 'ADD' && verb !== 'DELETE') throw parser.unexpected();
    if (seen.has(verb))
      throw invalid(
        `Invalid UpdateExpression: The "${verb}" section can only be used once in an update expression;`,
      );
    seen.add(verb);
    parser.next();
    actions.push(...parser.list(() => action(verb, parser)));
  }
  checkPaths(actions.map(({ path }) => path));
  return actions;
}

function action(verb: UpdateAction['verb'], parser: Parser): UpdateAction {
  const path = parser.path();
  if (verb === 'REMOVE') return { verb, path };
  if (verb === 'SET') {
    parser.expect('=');
    return { verb, path, to: sum(parser) };
  }
  const value = parser.value();
  if (!value) throw parser.unexpected();
  const isSet = value.SS || value.NS || value.BS;
  if (!isSet && (verb === 'DELETE' || value.N === undefined))
    throw invalid(
      `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ${verb}, operand type: ${nameOfType(value)}`,
    );
  return { verb, path, value };
}

const typeNames: Readonly<Record<string, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
};
const nameOfType = (value: Value) => typeNames[Object.keys(value)[0]!] ?? '';

function sum(parser: Parser): UpdateOperand {
  const left = operand(parser);
  const sign = parser.takes('+') ? '+' : parser.takes('-') ? '-' : undefined;
  return sign ? { left, sign, right: operand(parser) } : left;
}

function operand(parser: Parser): UpdateOperand {
  if (parser.takes('(')) {
    const inside = parser.nested(() => sum(parser));
    parser.expect(')');
    return inside;
  }
  if (parser.isCall()) return parser.nested(() => functionCall(parser));
  const value = parser.value();
  return value ? { value } : { path: parser.path() };
}

function functionCall(parser: Parser): UpdateOperand {
  const name = parser.next().text;
  if (name !== 'if_not_exists' && name !== 'list_append')
    throw invalid(`Invalid UpdateExpression: Invalid function name; function: ${name}`);
  parser.expect('(');
  const first = operand(parser);
  parser.expect(',');
  const second = operand(parser);
  parser.expect(')');
  if (name === 'list_append') return { append: [first, second] };
  if (!('path' in first))
    throw invalid(
      'Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists',
    );
  return { unlessExists: first.path, otherwise: second };
}

function checkPaths(paths: readonly Path[]): void {
  paths.forEach((path, at) => {
    for (const other of paths.slice(0, at)) {
      const both = `must remove or rewrite one of these paths; path one: ${pathText(other)}, path two: ${pathText(path)}`;
      if (overlap(path, other) || overlap(other, path))
        throw invalid(`Invalid UpdateExpression: Two document paths overlap with each other; ${both}`);
      if (conflict(path, other))
        throw invalid(`Invalid UpdateExpression: Two document paths conflict with each other; ${both}`);
    }
  });
}
