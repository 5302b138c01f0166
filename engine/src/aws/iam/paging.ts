// IAM's form of paging: Marker in; IsTruncated and Marker out.
import { page } from '../../kernel/page.ts';
import { invalidInput } from './faults.ts';

/** A page of 100 items, unless the caller asks for another size. */
export function pageByMarker<T>(
  items: readonly T[],
  key: (item: T) => string,
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): { readonly items: T[]; readonly marker: { IsTruncated: boolean; Marker?: string } } {
  const listed = page(items, key, input.MaxItems ?? 100, input.Marker);
  if (!listed) throw invalidInput(`Invalid Marker: ${input.Marker}`);
  return {
    items: listed.items,
    marker: listed.nextToken ? { IsTruncated: true, Marker: listed.nextToken } : { IsTruncated: false },
  };
}
