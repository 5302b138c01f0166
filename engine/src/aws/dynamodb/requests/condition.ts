// The condition of a write, and whether the stored item meets it.
import type { ReturnValuesOnConditionCheckFailure } from '@aws-sdk/client-dynamodb';
import { type Condition, parseCondition } from '../expressions/condition.ts';
import { matches } from '../expressions/matches.ts';
import type { Placeholders } from '../expressions/placeholders.ts';
import { conditionFailed, notSimulated } from '../faults.ts';
import type { Item } from '../values/value.ts';

export function conditionOf(
  expression: string | undefined,
  placeholders: Placeholders,
): Condition | undefined {
  return expression === undefined
    ? undefined
    : parseCondition(expression, 'ConditionExpression', placeholders);
}

/** @throws AwsFault where the condition is not met */
export function checkCondition(
  condition: Condition | undefined,
  stored: Item | undefined,
  onFailure: ReturnValuesOnConditionCheckFailure | undefined,
): void {
  if (!condition || matches(stored ?? {}, condition)) return;
  throw conditionFailed(onFailure === 'ALL_OLD' ? stored : undefined);
}

const legacyMembers = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
] as const;

/** @throws AwsFault for parameters that expressions have replaced since 2014 */
export function refuseLegacy(input: object): void {
  const given = legacyMembers.find((name) => (input as Record<string, unknown>)[name] !== undefined);
  if (given) throw notSimulated(`The legacy parameter ${given}`);
}
