// ELB's own form of pagination: Marker and PageSize in, NextMarker out.
import { page } from '../../kernel/page.ts';
import { invalid } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  input: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
): { readonly items: T[]; readonly NextMarker: string | undefined } {
  if (input.PageSize !== undefined && !(input.PageSize >= 1 && input.PageSize <= 400)) {
    throw invalid('The page size must be between 1 and 400');
  }
  const shown = page(items, key, input.PageSize ?? 400, input.Marker);
  if (!shown) throw invalid(`The marker '${input.Marker}' is not valid`);
  return { items: shown.items, NextMarker: shown.nextToken };
}
