// The filters of lists: EQ is the default, and the only condition of most names.
import { invalidInput } from './faults.ts';

interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
  readonly Condition?: string | undefined;
}

/** @param fieldOf a record's value by the filter's name. */
export function matches(
  filters: readonly Filter[] | undefined,
  fieldOf: (name: string) => string | undefined,
) {
  return (filters ?? []).every(({ Name = '', Values = [], Condition = 'EQ' }) => {
    const value = fieldOf(Name);
    const [first = '', second = ''] = Values;
    switch (Condition) {
      case 'EQ':
        return value === first;
      case 'IN':
        return Values.includes(value ?? '');
      case 'BEGINS_WITH':
        return value?.startsWith(first) ?? false;
      case 'BETWEEN':
        return value !== undefined && Number(value) >= Number(first) && Number(value) <= Number(second);
      default:
        throw invalidInput(`The filter condition ${Condition} is not valid`);
    }
  });
}
