// Resource filters: a path into what the Describe operation returns, and the values that it may have there. Pure.
// https://docs.aws.amazon.com/fis/latest/userguide/targets.html#target-filters
import type { TemplateTarget } from '../records.ts';

type Filter = NonNullable<TemplateTarget['filters']>[number];

/** All filters must match; of a filter's values, and of the values at its path, any one. */
export const matches = (description: object, filters: readonly Filter[] = []): boolean =>
  filters.every(({ path, values }) =>
    valuesAt(description, path.split('.')).some((value) => values.includes(String(value))),
  );

/** Paths are in Pascal case, whatever the operation returns. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((each) => valuesAt(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).filter(
    ([key]) => key === name || key === `${name[0]?.toLowerCase()}${name.slice(1)}`,
  );
  return found.flatMap(([, each]) => valuesAt(each, rest));
}
