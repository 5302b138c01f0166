// One page of a list: 100 items unless the request says otherwise.
import { type Page, page } from '../../kernel/page.ts';
import { invalidParameter } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  {
    maxResults,
    nextToken,
  }: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
): Page<T> {
  const found = page(items, key, maxResults ?? 100, nextToken);
  if (!found) throw invalidParameter('nextToken', 'Invalid token');
  return found;
}
