// Filters of Describe calls: all of them match, by one of their values each.
import type { Filter } from '@aws-sdk/client-rds';
import { own } from '../../kernel/own.ts';
import { invalidCombination, invalidValue } from './faults.ts';

/**
 * @param values what an item has, by the names of the filters that the operation knows
 * @throws InvalidParameterValue, InvalidParameterCombination
 */
export function filtered<T>(
  items: readonly T[],
  filters: readonly Filter[] = [],
  values: Readonly<Record<string, (item: T) => string | undefined>>,
): T[] {
  const matches = filters.map(({ Name = '', Values = [] }) => {
    const read = own(values, Name);
    if (!read) throw invalidValue(`Unrecognized filter name: ${Name}`);
    if (Values.length === 0)
      throw invalidCombination(`The values list must not be empty for the filter: ${Name}`);
    // ARNs count as what they name.
    const wanted = Values.map((value) => value.slice(value.lastIndexOf(':') + 1).toLowerCase());
    return (item: T) => wanted.includes(read(item)?.toLowerCase() ?? '');
  });
  return items.filter((item) => matches.every((each) => each(item)));
}
