// A page of an ECS list: by default and at most 100 items; `InvalidParameterException` for a token that ECS did not issue.
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
