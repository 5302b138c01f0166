// The condition of a query: the partition key's value, and what the sort key has to be.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
import { invalid, invalidParameters } from '../faults.ts';
import type { KeyAttribute, KeySet } from '../items/keys.ts';
import { typeOf, type Value } from '../values/value.ts';
import { type Condition, type Operand, parseCondition } from './condition.ts';
import type { Placeholders } from './placeholders.ts';

export interface KeyCondition {
  readonly partition: Value;
  /** Absent: any sort key. */
  readonly sort?: Condition;
}

export function parseKeyCondition(
  expression: string,
  keys: KeySet,
  placeholders: Placeholders,
): KeyCondition {
  const parts = conjuncts(parseCondition(expression, 'KeyConditionExpression', placeholders));
  const named = parts.map((part) => ({ part, name: attributeOf(part) }));
  const names = named.map(({ name }) => name);
  if (new Set(names).size < names.length)
    throw invalid('KeyConditionExpressions must only contain one condition per key');
  const ofHash = named.find(({ name }) => name === keys.hash.name)?.part;
  if (!ofHash) throw invalid(`Query condition missed key schema element: ${keys.hash.name}`);
  if (!('comparator' in ofHash) || ofHash.comparator !== '=')
    throw invalid('Query key condition not supported');
  const other = named.find(({ name }) => name !== keys.hash.name);
  if (other && other.name !== keys.range?.name)
    throw invalid(
      keys.range && named.length === 2
        ? `Query condition missed key schema element: ${keys.range.name}`
        : 'Query key condition not supported',
    );
  for (const { part, name } of named) checkTypes(part, name === keys.hash.name ? keys.hash : keys.range!);
  return {
    partition: constants(ofHash)[0]!,
    ...(other && { sort: other.part }),
  };
}

function conjuncts(condition: Condition): Condition[] {
  return 'and' in condition ? condition.and.flatMap(conjuncts) : [condition];
}

/** The key that a part is about. @throws AwsFault for what is no condition of a key */
function attributeOf(part: Condition): string {
  const [first] = operands(part);
  const isKey = first && 'path' in first && first.path.length === 1;
  const supported =
    ('comparator' in part && part.comparator !== '<>') || 'between' in part || 'beginsWith' in part;
  if (!supported)
    throw invalid(
      'or' in part || 'not' in part
        ? `Invalid operator used in KeyConditionExpression: ${'or' in part ? 'OR' : 'NOT'}`
        : 'Invalid operator used in KeyConditionExpression',
    );
  if (!isKey || constants(part).length < operands(part).length - 1)
    throw invalid(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  return first.path[0];
}

function operands(part: Condition): readonly Operand[] {
  if ('comparator' in part) return 'value' in part.left ? [part.right, part.left] : [part.left, part.right];
  if ('between' in part) return [part.between, part.low, part.high];
  return 'beginsWith' in part ? part.beginsWith : [];
}

const constants = (part: Condition): Value[] =>
  operands(part).flatMap((each) => ('value' in each ? [each.value] : []));

function checkTypes(part: Condition, { type }: KeyAttribute): void {
  const values = constants(part);
  if (values.some((value) => typeOf(value) !== type))
    throw invalidParameters('Condition parameter type does not match schema type');
}
