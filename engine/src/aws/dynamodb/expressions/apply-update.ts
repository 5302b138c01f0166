// What an update makes of an item. All operands are read from the item as it was.
import { invalid } from '../faults.ts';
import { decimalText, negated, parseDecimal, sum } from '../values/decimal.ts';
import { type Item, numberText, setMembers, typeOf, type Value } from '../values/value.ts';
import { type Path, valueAt } from './path.ts';
import type { UpdateAction, UpdateOperand } from './update.ts';

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');

export function applyUpdate(item: Item, actions: readonly UpdateAction[]): Item {
  const root: Value = { M: item };
  // Removals last, the highest index of a list first: the others are where they were.
  const sets = actions.filter(({ verb }) => verb !== 'REMOVE');
  const removals = actions
    .filter(({ verb }) => verb === 'REMOVE')
    .sort((a, b) => lastIndex(b.path) - lastIndex(a.path));
  const values = sets.map((action) => ({ action, value: valueFor(item, action) }));
  let changed = root;
  for (const { action, value } of values)
    changed = value === undefined ? removed(changed, action.path) : placed(changed, action.path, value);
  for (const { path } of removals) changed = removed(changed, path);
  return changed.M!;
}

const lastIndex = (path: Path): number => {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
};

/** Undefined: the attribute goes. */
function valueFor(item: Item, action: UpdateAction): Value | undefined {
  if (action.verb === 'SET') return resolve(item, action.to);
  if (action.verb === 'REMOVE') return undefined;
  const before = valueAt(item, action.path);
  const { verb, value } = action;
  if (!before) return verb === 'ADD' ? value : undefined;
  if (value.N !== undefined) return { N: added(before, value, '+') };
  const type = typeOf(value);
  if (typeOf(before) !== type) throw wrongType();
  const members = setMembers(value)!;
  const own = setMembers(before)!;
  const rest = own.filter((each) => !members.includes(each));
  const kept = verb === 'ADD' ? [...rest, ...members] : rest;
  return kept.length > 0 ? { [type]: kept } : undefined;
}

function resolve(item: Item, operand: UpdateOperand): Value {
  if ('value' in operand) return operand.value;
  if ('unlessExists' in operand)
    return valueAt(item, operand.unlessExists) ?? resolve(item, operand.otherwise);
  if ('append' in operand) {
    const [first, second] = operand.append.map((each) => resolve(item, each).L);
    if (!first || !second) throw wrongType();
    return { L: [...first, ...second] };
  }
  if ('left' in operand)
    return { N: added(resolve(item, operand.left), resolve(item, operand.right), operand.sign) };
  const found = valueAt(item, operand.path);
  if (!found) throw invalid('The provided expression refers to an attribute that does not exist in the item');
  return found;
}

function added(left: Value, right: Value, sign: '+' | '-'): string {
  if (left.N === undefined || right.N === undefined) throw wrongType();
  const second = parseDecimal(right.N)!;
  return numberText(decimalText(sum(parseDecimal(left.N)!, sign === '+' ? second : negated(second))));
}

type Steps = readonly (string | number)[];

function placed(value: Value, [step, ...rest]: Steps, put: Value): Value {
  if (step === undefined) return put;
  if (typeof step === 'number') {
    if (!value.L) throw invalidPath();
    // Beyond the end means at the end.
    const at = Math.min(step, value.L.length);
    const below = value.L[at];
    if (!below && rest.length > 0) throw invalidPath();
    return { L: value.L.toSpliced(at, 1, placed(below ?? put, rest, put)) };
  }
  if (!value.M) throw invalidPath();
  const below = Object.hasOwn(value.M, step) ? value.M[step] : undefined;
  if (!below && rest.length > 0) throw invalidPath();
  return { M: { ...value.M, [step]: placed(below ?? put, rest, put) } };
}

const invalidPath = () =>
  invalid('The document path provided in the update expression is invalid for update');

function removed(value: Value, [step, ...rest]: Steps): Value {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!value.L) throw invalidPath();
    const below = value.L[step];
    if (!below) return value;
    return { L: rest.length > 0 ? value.L.with(step, removed(below, rest)) : value.L.toSpliced(step, 1) };
  }
  if (!value.M) throw invalidPath();
  if (!Object.hasOwn(value.M, step)) {
    if (rest.length > 0) throw invalidPath();
    return value;
  }
  if (rest.length > 0) return { M: { ...value.M, [step]: removed(value.M[step]!, rest) } };
  const { [step]: _gone, ...others } = value.M;
  return { M: others };
}
