// Reads an event pattern, and refuses what EventBridge refuses.
import { parseJson } from '../../kernel/json.ts';
import { checkFilter } from './check-filter.ts';
import { invalidPattern } from './faults.ts';
import { type Fields, isFields } from './fields.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or */
const maxCombinations = 1_000;

/** @throws InvalidEventPatternException */
export function parsePattern(text: string): Fields {
  const pattern = json(text);
  if (!isFields(pattern))
    throw invalidPattern(`Filter is not an object\n at [Source: (String)"${text}"; line: 1, column: 2]`);
  check(pattern);
  if (combinations(pattern) > maxCombinations)
    throw invalidPattern(`Rule has more than ${maxCombinations} combinations of $or.`);
  return pattern;
}

function json(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidPattern((error as Error).message);
  }
}

function check(pattern: Fields): void {
  if (Object.keys(pattern).length === 0) throw invalidPattern('Empty objects are not allowed');
  for (const [name, wanted] of Object.entries(pattern)) {
    if (isFields(wanted)) check(wanted);
    else if (!Array.isArray(wanted)) throw invalidPattern(`"${name}" must be an object or an array`);
    else if (wanted.length === 0) throw invalidPattern('Empty arrays are not allowed');
    else if (isChoice(name, wanted)) for (const each of wanted as readonly Fields[]) check(each);
    else wanted.forEach(checkFilter);
  }
}

/** Of one alternative it is none: then `$or` is a field like any other. */
const isChoice = (name: string, wanted: readonly unknown[]): boolean =>
  name === '$or' && wanted.length > 1 && wanted.every(isFields);

/** Each way to choose one alternative of every `$or`. */
function combinations(pattern: Fields): number {
  return Object.entries(pattern).reduce((product, [name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted))
      return (
        product * wanted.reduce((sum: number, each) => sum + (isFields(each) ? combinations(each) : 1), 0)
      );
    return product * (isFields(wanted) ? combinations(wanted) : 1);
  }, 1);
}
