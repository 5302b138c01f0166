// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html
// Whether an event matches a pattern: every field of the pattern must be in the event, with one of the values listed.

import { compileGlob } from '../../../kernel/glob.ts';
import { isWithinRange } from '../../../kernel/numeric-range.ts';

type Fields = Readonly<Record<string, unknown>>;

export function matches(pattern: unknown, event: unknown): boolean {
  if (!isFields(pattern)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted)) return wanted.some((each) => matches(each, event));
    const value = isFields(event) && Object.hasOwn(event, name) ? event[name] : undefined;
    if (!Array.isArray(wanted)) return isFields(wanted) && matchesInside(wanted, value);
    return wanted.some((filter) => matchesAny(filter, value));
  });
}

/** A list of objects matches when one of them does. */
const matchesInside = (wanted: Fields, value: unknown): boolean =>
  Array.isArray(value) ? value.some((each) => matches(wanted, each)) : matches(wanted, value);

/** A list of values matches when one of them does. */
function matchesAny(filter: unknown, value: unknown): boolean {
  if (isFields(filter) && 'exists' in filter) return (value !== undefined) === filter.exists;
  if (Array.isArray(value)) return value.some((each) => matchesValue(filter, each));
  return value !== undefined && matchesValue(filter, value);
}

function matchesValue(filter: unknown, value: unknown): boolean {
  if (!isFields(filter)) return filter === value;
  const [[operator, operand] = []] = Object.entries(filter);
  if (operator === 'anything-but') return matchesAnythingBut(operand, value);
  if (operator === 'numeric') return typeof value === 'number' && isWithinRange(operand, value);
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
      return compileGlob(operand.replaceAll('/', '\u0001'), { escapes: true })(
        value.replaceAll('/', '\u0001'),
      );
    default:
      return false;
  }
}

function matchesAnythingBut(operand: unknown, value: unknown): boolean {
  if (Array.isArray(operand)) return !operand.includes(value);
  if (!isFields(operand)) return operand !== value;
  const [[operator, inner] = []] = Object.entries(operand);
  const texts = Array.isArray(inner) ? inner : [inner];
  return typeof value === 'string' && !texts.some((text) => matchesText(operator, text, value));
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
