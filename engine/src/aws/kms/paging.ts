// Lists of KMS: `Limit` and `Marker` in, `NextMarker` and `Truncated` out.
import { page } from '../../kernel/page.ts';
import { invalidMarker } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  { Limit = 50, Marker }: { readonly Limit?: number; readonly Marker?: string },
): { readonly shown: T[]; readonly NextMarker?: string; readonly Truncated: boolean } {
  const found = page(items, key, Limit, Marker);
  if (!found) throw invalidMarker();
  const { items: shown, nextToken } = found;
  return { shown, Truncated: nextToken !== undefined, ...(nextToken && { NextMarker: nextToken }) };
}
