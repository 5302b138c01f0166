// The top-level attributes that a condition is about.
import type { Condition, Operand } from './condition.ts';

export function attributesIn(condition: Condition): string[] {
  if ('and' in condition) return condition.and.flatMap(attributesIn);
  if ('or' in condition) return condition.or.flatMap(attributesIn);
  if ('not' in condition) return attributesIn(condition.not);
  if ('exists' in condition) return [condition.exists[0]];
  if ('typeOf' in condition) return [condition.typeOf[0]];
  return operandsOf(condition).flatMap((operand) => {
    if ('value' in operand) return [];
    return ['path' in operand ? operand.path[0] : operand.sizeOf[0]];
  });
}

type Comparison = Exclude<
  Condition,
  { and: unknown } | { or: unknown } | { not: unknown } | { exists: unknown } | { typeOf: unknown }
>;

function operandsOf(condition: Comparison): readonly Operand[] {
  if ('comparator' in condition) return [condition.left, condition.right];
  if ('between' in condition) return [condition.between, condition.low, condition.high];
  if ('in' in condition) return [condition.in, ...condition.list];
  return 'beginsWith' in condition ? condition.beginsWith : condition.contains;
}
