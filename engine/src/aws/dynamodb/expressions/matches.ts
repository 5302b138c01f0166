// Whether an item meets a condition.
import { areEqual, compareValues, type Item, setMembers, typeOf, type Value } from '../values/value.ts';
import type { Comparator, Condition, Operand } from './condition.ts';
import { valueAt } from './path.ts';

export function matches(item: Item, condition: Condition): boolean {
  const value = (operand: Operand) => resolve(item, operand);
  if ('and' in condition) return condition.and.every((each) => matches(item, each));
  if ('or' in condition) return condition.or.some((each) => matches(item, each));
  if ('not' in condition) return !matches(item, condition.not);
  if ('comparator' in condition)
    return compare(condition.comparator, value(condition.left), value(condition.right));
  if ('between' in condition) {
    const middle = value(condition.between);
    return compare('>=', middle, value(condition.low)) && compare('<=', middle, value(condition.high));
  }
  if ('in' in condition) return condition.list.some((each) => compare('=', value(condition.in), value(each)));
  if ('exists' in condition) return (valueAt(item, condition.exists) !== undefined) === condition.wanted;
  if ('typeOf' in condition) {
    const found = valueAt(item, condition.typeOf);
    return found !== undefined && typeOf(found) === condition.type;
  }
  if ('beginsWith' in condition) return beginsWith(...(condition.beginsWith.map(value) as Pair));
  return contains(...(condition.contains.map(value) as Pair));
}

type Pair = [Value | undefined, Value | undefined];

function resolve(item: Item, operand: Operand): Value | undefined {
  if ('value' in operand) return operand.value;
  if ('path' in operand) return valueAt(item, operand.path);
  const found = valueAt(item, operand.sizeOf);
  const size = found && sizeOf(found);
  return size === undefined ? undefined : { N: String(size) };
}

function sizeOf(value: Value): number | undefined {
  if (value.S !== undefined) return value.S.length;
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  return (setMembers(value) ?? value.L ?? (value.M && Object.keys(value.M)))?.length;
}

function compare(comparator: Comparator, left: Value | undefined, right: Value | undefined): boolean {
  if (comparator === '<>') return !left || !right ? left !== right : !areEqual(left, right);
  if (!left || !right) return false;
  if (comparator === '=') return areEqual(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  if (comparator === '<') return order < 0;
  if (comparator === '<=') return order <= 0;
  return comparator === '>' ? order > 0 : order >= 0;
}

function beginsWith(...[value, prefix]: Pair): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B === undefined || prefix?.B === undefined) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start);
}

function contains(...[value, part]: Pair): boolean {
  if (!value || !part) return false;
  if (value.S !== undefined && part.S !== undefined) return value.S.includes(part.S);
  if (value.B !== undefined && part.B !== undefined)
    return Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if (value.L) return value.L.some((each) => areEqual(each, part));
  const member = value.SS ? part.S : value.NS ? part.N : part.B;
  return member !== undefined && (setMembers(value)?.includes(member) ?? false);
}
