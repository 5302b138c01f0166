// A page of an ECS list: 100 at most and by default, `InvalidParameterException` for a foreign token.
import { type Page, page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';

export function pageOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  { maxResults, nextToken }: { readonly maxResults?: number; readonly nextToken?: string },
): Page<T> {
  const limit = maxResults === undefined || maxResults < 1 ? 100 : Math.min(100, maxResults);
  const result = page(items, key, limit, nextToken);
  if (!result) throw invalidParameter('Invalid token.');
  return result;
}
