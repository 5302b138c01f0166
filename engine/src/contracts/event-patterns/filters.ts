// What one value of an event is compared with.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { compileGlob } from '../../kernel/glob.ts';
import { isWithinRange } from '../../kernel/numeric-range.ts';
import { isInBlock } from './cidr.ts';
import { isFields } from './fields.ts';

export function matchesValue(filter: unknown, value: unknown): boolean {
  if (!isFields(filter)) return filter === value;
  const [[operator, operand] = []] = Object.entries(filter);
  if (operator === 'anything-but') return !isExcluded(operand, value);
  if (operator === 'numeric') return typeof value === 'number' && isWithinRange(operand, value);
  if (operator === 'cidr') return typeof value === 'string' && isInBlock(value, String(operand));
  return typeof value === 'string' && matchesText(operator, operand, value);
}

function matchesText(operator: string | undefined, operand: unknown, value: string): boolean {
  if (isFields(operand)) {
    const wanted = operand['equals-ignore-case'];
    return typeof wanted === 'string' && matchesText(operator, wanted.toLowerCase(), value.toLowerCase());
  }
  if (typeof operand !== 'string') return false;
  switch (operator) {
    case 'prefix':
      return value.startsWith(operand);
    case 'suffix':
      return value.endsWith(operand);
    case 'equals-ignore-case':
      return value.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return matchesWildcard(operand, value);
    default:
      return false;
  }
}

/** A slash is a character like any other here, and so is a question mark. */
function matchesWildcard(pattern: string, value: string): boolean {
  const slash = '\u0001';
  const glob = pattern.replaceAll('?', '\\?').replaceAll('/', slash);
  return compileGlob(glob, { escapes: true })(value.replaceAll('/', slash));
}

function isExcluded(operand: unknown, value: unknown): boolean {
  if (Array.isArray(operand)) return operand.includes(value);
  if (!isFields(operand)) return operand === value;
  const [[operator, inner] = []] = Object.entries(operand);
  const texts = Array.isArray(inner) ? inner : [inner];
  return typeof value === 'string' && texts.some((text) => matchesText(operator, text, value));
}
