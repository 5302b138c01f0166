// What a filter policy may say. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
import { blockError } from '../../../contracts/event-patterns/cidr.ts';
import { own } from '../../../kernel/own.ts';

type Members = Readonly<Record<string, unknown>>;

const maxNames = 5;
const maxCombinations = 150;
const comparisons = ['=', '<', '<=', '>', '>='];

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with it, in AWS's words; undefined for one that is right. */
export function filterPolicyError(policy: Members, scope: string): string | undefined {
  if (Object.keys(policy).length > maxNames)
    return 'FilterPolicy: Filter policy can not have more than 5 keys';
  const leaves: Leaf[] = [];
  const wrong = collect(policy, 1, leaves);
  if (wrong !== undefined) return wrong;
  if (scope === 'MessageAttributes' && leaves.some(({ depth }) => depth > 1))
    return 'Filter policy scope MessageAttributes does not support nested filter policy';
  const combinations = leaves.reduce((product, { values, depth }) => product * values.length * depth, 1);
  if (combinations > maxCombinations) return 'FilterPolicy: Filter policy is too complex';
  for (const { values } of leaves)
    for (const each of values) {
      const problem = conditionError(each);
      if (problem !== undefined) return `FilterPolicy: ${problem}`;
    }
  return undefined;
}

interface Leaf {
  readonly values: readonly unknown[];
  readonly depth: number;
}

function collect(policy: Members, depth: number, leaves: Leaf[]): string | undefined {
  for (const [name, value] of Object.entries(policy)) {
    if (name === '$or' && Array.isArray(value)) {
      for (const each of value) {
        const wrong = isMembers(each) ? collect(each, depth, leaves) : undefined;
        if (wrong !== undefined) return wrong;
      }
    } else if (isMembers(value)) {
      const wrong = collect(value, depth + 1, leaves);
      if (wrong !== undefined) return wrong;
    } else if (!Array.isArray(value)) return `FilterPolicy: "${name}" must be an object or an array`;
    else if (value.length === 0) return 'FilterPolicy: Empty arrays are not allowed';
    else leaves.push({ values: value, depth });
  }
  return undefined;
}

function conditionError(condition: unknown): string | undefined {
  if (Array.isArray(condition)) return 'Match value must be String, number, true, false, or null';
  if (!isMembers(condition)) return undefined;
  const [[kind, operand] = ['', undefined], ...others] = Object.entries(condition);
  const check = own(checks, kind);
  if (!check) return `Unrecognized match type ${kind}`;
  if (others.length > 0) return 'Only one key allowed in match expression';
  return check(operand);
}

const text = (kind: string) => (operand: unknown) =>
  typeof operand === 'string' ? undefined : `${kind} match pattern must be a string`;

const checks: Readonly<Record<string, (operand: unknown) => string | undefined>> = {
  prefix: text('prefix'),
  suffix: text('suffix'),
  'equals-ignore-case': text('equals-ignore-case'),
  cidr: (operand) => (typeof operand === 'string' ? blockError(operand) : text('cidr')(operand)),
  exists: (operand) =>
    typeof operand === 'boolean' ? undefined : 'exists match pattern must be either true or false.',
  numeric: rangeError,
  'anything-but'(operand) {
    const excluded: readonly unknown[] = [operand].flat();
    return excluded.length === 0
      ? 'Empty arrays are not allowed'
      : excluded.map(conditionError).find((problem) => problem !== undefined);
  },
};

function rangeError(operand: unknown): string | undefined {
  if (!Array.isArray(operand)) return 'Value of numeric must be an array.';
  if (operand.length === 0) return 'Invalid member in numeric match: ]';
  for (let at = 0; at < operand.length; at += 2) {
    const [operator, bound] = [String(operand[at]), operand[at + 1] as unknown];
    if (!comparisons.includes(operator)) return `Unrecognized numeric range operator: ${operator}`;
    if (typeof bound !== 'number') return `Value of ${operator} must be numeric`;
  }
  const [first = '', low, second, high] = operand as [string, number, string?, number?];
  if (operand.length > 4) return 'Too many elements in numeric expression';
  if (second === undefined || high === undefined) return undefined;
  if (!first.startsWith('>') || !second.startsWith('<')) return `Bad numeric range operator: ${second}`;
  return low >= high ? 'Bottom must be less than top' : undefined;
}
