// The WHERE of a PartiQL statement, as the tree of a condition.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html
import type { Comparator, Condition, Operand } from '../expressions/condition.ts';
import type { Path } from '../expressions/path.ts';
import type { Cursor } from './cursor.ts';

const comparators: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

export function where(cursor: Cursor): Condition {
  let left = both(cursor);
  while (cursor.takes('OR')) left = { or: [left, both(cursor)] };
  return left;
}

function both(cursor: Cursor): Condition {
  let left = negation(cursor);
  while (cursor.takes('AND')) left = { and: [left, negation(cursor)] };
  return left;
}

function negation(cursor: Cursor): Condition {
  if (cursor.takes('NOT')) return { not: cursor.nested(() => negation(cursor)) };
  if (cursor.takes('(')) {
    const inside = cursor.nested(() => where(cursor));
    cursor.expect(')');
    return inside;
  }
  return comparison(cursor);
}

function comparison(cursor: Cursor): Condition {
  const call = cursor.takesCall();
  if (call !== undefined && call !== 'size') return functionCall(call, cursor);
  const left = call === 'size' ? size(cursor) : operand(cursor);
  if (cursor.takes('BETWEEN')) {
    const low = operand(cursor);
    cursor.expect('AND');
    return { between: left, low, high: operand(cursor) };
  }
  if (cursor.takes('IN')) {
    const end = cursor.takes('[') ? ']' : ')';
    if (end === ')') cursor.expect('(');
    const list = cursor.list(() => operand(cursor));
    cursor.expect(end);
    return { in: left, list };
  }
  if (cursor.takes('IS')) return presence(left, cursor);
  const comparator = Object.keys(comparators).find((each) => cursor.takes(each));
  if (comparator === undefined) throw cursor.unexpected();
  return { comparator: comparators[comparator]!, left, right: operand(cursor) };
}

/** `IS MISSING`, `IS NOT NULL` … */
function presence(left: Operand, cursor: Cursor): Condition {
  const isNot = cursor.takes('NOT');
  if (!('path' in left)) throw cursor.unexpected();
  if (cursor.takes('MISSING')) return { exists: left.path, wanted: isNot };
  cursor.expect('NULL');
  const isNull: Condition = { typeOf: left.path, type: 'NULL' };
  return isNot ? { not: isNull } : isNull;
}

function operand(cursor: Cursor): Operand {
  const call = cursor.takesCall();
  if (call === 'size') return size(cursor);
  if (call !== undefined) throw cursor.unexpected();
  const value = cursor.value();
  return value ? { value } : { path: cursor.path() };
}

function size(cursor: Cursor): Operand {
  const path = cursor.path();
  cursor.expect(')');
  return { sizeOf: path };
}

function functionCall(name: string, cursor: Cursor): Condition {
  const [first, second, ...more] = cursor.list(() => operand(cursor));
  cursor.expect(')');
  if (!first || !second || more.length > 0) throw cursor.unexpected();
  if (name === 'begins_with') return { beginsWith: [first, second] };
  if (name === 'contains') return { contains: [first, second] };
  if (name !== 'attribute_type' || !('path' in first) || !('value' in second) || !second.value.S)
    throw cursor.unexpected();
  return { typeOf: first.path, type: second.value.S };
}

export const conjuncts = (condition: Condition): Condition[] =>
  'and' in condition ? condition.and.flatMap(conjuncts) : [condition];

/** The value that an attribute has to be equal to. */
export function equalTo(condition: Condition, name: string) {
  if (!('comparator' in condition) || condition.comparator !== '=') return undefined;
  const { left, right } = condition;
  const isNamed = (operand: Operand) => 'path' in operand && isAttribute(operand.path, name);
  if (isNamed(left) && 'value' in right) return right.value;
  return isNamed(right) && 'value' in left ? left.value : undefined;
}

const isAttribute = (path: Path, name: string): boolean => path.length === 1 && path[0] === name;
