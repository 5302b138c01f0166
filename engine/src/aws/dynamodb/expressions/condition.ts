// Conditions and filters as trees.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
import { invalid } from '../faults.ts';
import { compareValues, setMembers, typeOf, type Value } from '../values/value.ts';
import { Parser } from './parser.ts';
import type { Path } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import type { ExpressionKind } from './tokens.ts';

export type Operand = { readonly path: Path } | { readonly value: Value } | { readonly sizeOf: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly and: readonly [Condition, Condition] }
  | { readonly or: readonly [Condition, Condition] }
  | { readonly not: Condition }
  | { readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly between: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly in: Operand; readonly list: readonly Operand[] }
  | { readonly exists: Path; readonly wanted: boolean }
  | { readonly typeOf: Path; readonly type: string }
  | { readonly beginsWith: readonly [Operand, Operand] }
  | { readonly contains: readonly [Operand, Operand] };

const comparators: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
const mostListed = 100;
const types = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'];

/** @throws AwsFault for what is no condition */
export function parseCondition(
  expression: string,
  kind: ExpressionKind,
  placeholders: Placeholders,
): Condition {
  const parser = new Parser(expression, kind, placeholders);
  const condition = either(parser);
  parser.end();
  return condition;
}

function either(parser: Parser): Condition {
  let left = both(parser);
  while (parser.takes('OR')) left = { or: [left, both(parser)] };
  return left;
}

function both(parser: Parser): Condition {
  let left = negation(parser);
  while (parser.takes('AND')) left = { and: [left, negation(parser)] };
  return left;
}

function negation(parser: Parser): Condition {
  if (parser.takes('NOT')) return { not: parser.nested(() => negation(parser)) };
  if (parser.takes('(')) {
    const inside = parser.nested(() => either(parser));
    parser.expect(')');
    return inside;
  }
  return comparison(parser);
}

function comparison(parser: Parser): Condition {
  if (parser.isCall() && parser.token.text !== 'size') return functionCall(parser);
  const left = operand(parser);
  if (parser.takes('BETWEEN')) {
    const low = operand(parser);
    parser.expect('AND');
    const high = operand(parser);
    checkBounds(low, high, parser);
    return { between: left, low, high };
  }
  if (parser.takes('IN')) {
    parser.expect('(');
    const list = parser.list(() => operand(parser));
    parser.expect(')');
    if (list.length > mostListed)
      throw invalid(
        `Invalid ${parser.kind}: The IN operator is provided with too many operands; number of operands: ${list.length}`,
      );
    return { in: left, list };
  }
  if (!comparators.includes(parser.token.text)) throw parser.unexpected();
  const comparator = parser.next().text as Comparator;
  const right = operand(parser);
  if (comparator !== '=' && comparator !== '<>') {
    for (const side of [left, right]) if ('value' in side) checkOrdered(side.value, comparator, parser);
  }
  return { comparator, left, right };
}

function checkBounds(low: Operand, high: Operand, { kind }: Parser): void {
  if (!('value' in low && 'value' in high)) return;
  const between = 'The BETWEEN operator requires';
  if (typeOf(low.value) !== typeOf(high.value))
    throw invalid(
      `Invalid ${kind}: ${between} same data type for lower and upper bounds; lower bound operand: AttributeValue: ${shown(low.value)}, upper bound operand: AttributeValue: ${shown(high.value)}`,
    );
  if ((compareValues(low.value, high.value) ?? 0) > 0)
    throw invalid(
      `Invalid ${kind}: ${between} upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: ${shown(low.value)}, upper bound operand: AttributeValue: ${shown(high.value)}`,
    );
}

const shown = (value: Value) => `{${typeOf(value)}:${value.S ?? value.N ?? value.B ?? ''}}`;

function checkOrdered(value: Value, comparator: string, { kind }: Parser): void {
  if (['S', 'N', 'B'].includes(typeOf(value))) return;
  throw invalid(
    `Invalid ${kind}: Incorrect operand type for operator or function; operator or function: ${comparator}, operand type: ${typeOf(value)}`,
  );
}

function operand(parser: Parser): Operand {
  if (parser.isCall()) {
    if (parser.token.text !== 'size') throw unknownFunction(parser);
    parser.next();
    parser.expect('(');
    const path = parser.path();
    parser.expect(')');
    return { sizeOf: path };
  }
  const value = parser.value();
  return value ? { value } : { path: parser.path() };
}

const unknownFunction = ({ kind, token }: Parser) =>
  invalid(`Invalid ${kind}: Invalid function name; function: ${token.text}`);

function functionCall(parser: Parser): Condition {
  const { text: name } = parser.token;
  if (
    !['attribute_exists', 'attribute_not_exists', 'attribute_type', 'begins_with', 'contains'].includes(name)
  )
    throw unknownFunction(parser);
  parser.next();
  parser.expect('(');
  const given = parser.list(() => operand(parser));
  parser.expect(')');
  const wanted = name.startsWith('attribute_') && name !== 'attribute_type' ? 1 : 2;
  if (given.length !== wanted)
    throw invalid(
      `Invalid ${parser.kind}: Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${given.length}`,
    );
  const [first, second] = given as [Operand, Operand];
  if (name === 'begins_with') {
    if ('value' in second) checkPrefix(second.value, parser);
    return { beginsWith: [first, second] };
  }
  if (name === 'contains') return { contains: [first, second] };
  if (!('path' in first))
    throw invalid(
      `Invalid ${parser.kind}: Operator or function requires a document path; operator or function: ${name}`,
    );
  if (name !== 'attribute_type') return { exists: first.path, wanted: name === 'attribute_exists' };
  const type = 'value' in second ? second.value.S : undefined;
  if (type === undefined || !types.includes(type))
    throw invalid(
      `Invalid ${parser.kind}: Invalid attribute type name found; type: ${type ?? ''}, valid types: {${types.join(',')}}`,
    );
  return { typeOf: first.path, type };
}

function checkPrefix(value: Value, { kind }: Parser): void {
  if (value.S !== undefined || value.B !== undefined) return;
  throw invalid(
    `Invalid ${kind}: Incorrect operand type for operator or function; operator or function: begins_with, operand type: ${setMembers(value) ? 'set' : typeOf(value)}`,
  );
}
