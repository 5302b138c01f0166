// What a list of a pattern may hold: values, and filters with one operator each. The texts are EventBridge's own.

import { blockError } from './cidr.ts';
import { invalidPattern } from './faults.ts';
import { isFields } from './fields.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#filtering-numeric-matching */
const farthest = 5_000_000_000;
const comparisons = ['=', '<', '<=', '>', '>='];

/** @throws InvalidEventPatternException */
export function checkFilter(filter: unknown): void {
  if (Array.isArray(filter)) throw invalidPattern('Match value must be String, number, true, false, or null');
  if (!isFields(filter)) return;
  const [[operator = '', operand] = [], ...others] = Object.entries(filter);
  if (!Object.hasOwn(checks, operator)) throw invalidPattern(`Unrecognized match type ${operator}`);
  if (others.length > 0) throw invalidPattern('Only one key allowed in match expression');
  checks[operator]!(operand);
}

const checks: Readonly<Record<string, (operand: unknown) => void>> = {
  prefix: (operand) => checkText('prefix', operand),
  suffix: (operand) => checkText('suffix', operand),
  'equals-ignore-case'(operand) {
    if (typeof operand !== 'string')
      throw invalidPattern('equals-ignore-case match pattern must be a string');
  },
  wildcard: checkWildcard,
  numeric: checkRange,
  cidr(operand) {
    if (typeof operand !== 'string') throw invalidPattern('prefix match pattern must be a string');
    const wrong = blockError(operand);
    if (wrong !== undefined) throw invalidPattern(wrong);
  },
  exists(operand) {
    if (typeof operand !== 'boolean')
      throw invalidPattern('exists match pattern must be either true or false.');
  },
  'anything-but': checkAnythingBut,
};

/** Prefixes and suffixes may ignore case. */
function checkText(operator: string, operand: unknown): void {
  const [[inner, text] = [], ...others] = isFields(operand) ? Object.entries(operand) : [];
  const isCaseless = inner === 'equals-ignore-case' && typeof text === 'string' && others.length === 0;
  if (typeof operand !== 'string' && !isCaseless)
    throw invalidPattern(`${operator} match pattern must be a string`);
}

function checkWildcard(operand: unknown): void {
  if (typeof operand !== 'string') throw invalidPattern('wildcard match pattern must be a string');
  const unescaped = operand.replace(/\\[*\\]/g, '__');
  if (unescaped.includes('\\'))
    throw invalidPattern(`Invalid escape character at pos ${unescaped.indexOf('\\') + 1}`);
  const at = unescaped.indexOf('**');
  if (at >= 0) throw invalidPattern(`Consecutive wildcard characters at pos ${at + 2}`);
}

function checkRange(operand: unknown): void {
  if (!Array.isArray(operand)) throw invalidPattern('Value of numeric must be an array.');
  if (operand.length === 0)
    throw invalidPattern('Invalid member in numeric match: it must have an operator and a number');
  for (let at = 0; at < operand.length; at += 2) {
    const [operator, bound] = [String(operand[at]), operand[at + 1] as unknown];
    if (!comparisons.includes(operator))
      throw invalidPattern(`Unrecognized numeric range operator: ${operator}`);
    if (typeof bound !== 'number') throw invalidPattern(`Value of ${operator} must be numeric`);
    if (Math.abs(bound) > farthest)
      throw invalidPattern(`Value must be between -${farthest} and ${farthest}, inclusive`);
  }
  const operators = operand.filter((_each, at) => at % 2 === 0).map(String);
  const [first = '', second] = operators;
  const isRange = second !== undefined && first.startsWith('>') && second.startsWith('<');
  if (operators.length > 2 || (second !== undefined && !isRange))
    throw invalidPattern(`Bad numeric range operator: ${second}`);
  if (isRange && (operand[1] as number) >= (operand[3] as number))
    throw invalidPattern('Bottom must be less than top');
}

function checkAnythingBut(operand: unknown): void {
  if (Array.isArray(operand)) {
    if (operand.length === 0) throw invalidPattern('Empty arrays are not allowed');
    if (operand.some((each) => typeof each !== 'string' && typeof each !== 'number'))
      throw invalidPattern('Inside anything but list, start|null|boolean is not supported.');
    if (new Set(operand.map((each) => typeof each)).size > 1)
      throw invalidPattern(
        'Inside anything but list, either all values are number or string, mixed type is not supported',
      );
    return;
  }
  if (typeof operand === 'string' || typeof operand === 'number') return;
  if (!isFields(operand))
    throw invalidPattern('Value of anything-but must be an array or single string/number value.');
  const [[operator = '', inner] = [], ...others] = Object.entries(operand);
  if (others.length > 0) throw invalidPattern('Only one key allowed in match expression');
  checkInsideAnythingBut(operator, Array.isArray(inner) ? inner : [inner], Array.isArray(inner));
}

function checkInsideAnythingBut(operator: string, texts: readonly unknown[], isList: boolean): void {
  if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator))
    throw invalidPattern(`Unsupported anything-but pattern: ${operator}`);
  if (texts.length === 0) throw invalidPattern('Empty arrays are not allowed');
  const isAffix = operator === 'prefix' || operator === 'suffix';
  for (const text of texts) {
    if (typeof text !== 'string') {
      if (isList)
        throw invalidPattern(
          `Inside anything-but/${operator} list, number|start|null|boolean is not supported.`,
        );
      throw invalidPattern(`${isAffix ? 'prefix/suffix' : operator} match pattern must be a string`);
    }
    if (isAffix && text === '') throw invalidPattern('Null prefix/suffix not allowed');
    if (operator === 'wildcard') checkWildcard(text);
  }
}
