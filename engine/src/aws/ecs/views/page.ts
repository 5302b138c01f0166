// A page of an ECS list: by default and at most 100 items. The text of the bound is not known; the token's is
//  `InvalidParameterException` for a token that ECS did not issue.
import { type Page, page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';

export function pageOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  { maxResults, nextToken }: { readonly maxResults?: number; readonly nextToken?: string },
): Page<T> {
  if (maxResults !== undefined && !(maxResults >= 1 && maxResults <= 100))
    throw invalidParameter('maxResults must be between 1 and 100.');
  const limit = maxResults ?? 100;
  const result = page(items, key, limit, nextToken);
  if (!result) throw invalidParameter('Invalid token.');
  return result;
}
