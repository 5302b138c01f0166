// Reads an event pattern, and refuses what EventBridge refuses.
import { parseJson } from '../../../kernel/json.ts';
import { invalidPattern } from '../faults.ts';
import { isFields } from './matches.ts';

const operators = [
  'anything-but',
  'cidr',
  'equals-ignore-case',
  'exists',
  'numeric',
  'prefix',
  'suffix',
  'wildcard',
];

/** @throws AwsFault */
export function parsePattern(text: string): Readonly<Record<string, unknown>> {
  const pattern = json(text);
  if (!isFields(pattern)) throw invalidPattern('Filter is not an object');
  check(pattern);
  return pattern;
}

function json(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidPattern((error as Error).message);
  }
}

function check(pattern: Readonly<Record<string, unknown>>): void {
  if (Object.keys(pattern).length === 0) throw invalidPattern('Empty objects are not allowed');
  for (const [name, wanted] of Object.entries(pattern)) {
    if (isFields(wanted)) check(wanted);
    else if (!Array.isArray(wanted)) throw invalidPattern(`"${name}" must be an object or an array`);
    else if (wanted.length === 0) throw invalidPattern('Empty arrays are not allowed');
    else if (name === '$or') for (const each of wanted) isFields(each) && check(each);
    else wanted.forEach(checkFilter);
  }
}

function checkFilter(filter: unknown): void {
  if (Array.isArray(filter)) {
    throw invalidPattern('Match value must be String, number, true, false, or null');
  }
  if (!isFields(filter)) return;
  const [operator = '', ...others] = Object.keys(filter);
  if (!operators.includes(operator)) throw invalidPattern(`Unrecognized match type ${operator}`);
  if (others.length > 0) throw invalidPattern('Only one key allowed in match expression');
  if (operator === 'cidr') throw invalidPattern('Drydock does not simulate the match type cidr');
}
