// Filter policies: which messages a subscription is sent.
// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
import { isInBlock } from '../../../contracts/event-patterns/cidr.ts';
import { isWithinRange } from '../../../kernel/numeric-range.ts';
import { own } from '../../../kernel/own.ts';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param given attributes, each with its values, or the parsed body of the message */
export function matchesPolicy(policy: Members, given: Members): boolean {
  return Object.entries(policy).every(([name, conditions]) => {
    if (name === '$or' && Array.isArray(conditions))
      return conditions.some((each) => isMembers(each) && matchesPolicy(each, given));
    const value = own(given, name);
    if (isMembers(conditions)) return isMembers(value) && matchesPolicy(conditions, value);
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return Array.isArray(conditions) && conditions.some((each) => matchesCondition(each, values));
  });
}

function matchesCondition(condition: unknown, values: readonly unknown[]): boolean {
  if (!isMembers(condition)) return values.includes(condition);
  const [[kind, operand] = ['', undefined]] = Object.entries(condition);
  const texts = values.filter((each) => typeof each === 'string');
  switch (kind) {
    case 'exists':
      return operand === values.length > 0;
    case 'prefix':
      return texts.some((text) => text.startsWith(String(operand)));
    case 'suffix':
      return texts.some((text) => text.endsWith(String(operand)));
    case 'equals-ignore-case':
      return texts.some((text) => text.toLowerCase() === String(operand).toLowerCase());
    case 'cidr':
      return texts.some((text) => isInBlock(text, String(operand)));
    case 'numeric':
      return values.some((each) => typeof each === 'number' && isWithinRange(operand, each));
    case 'anything-but': {
      const excluded = Array.isArray(operand) ? operand : [operand];
      return values.some((value) => !excluded.some((each) => matchesCondition(each, [value])));
    }
    default:
      return false;
  }
}
