// Application Auto Scaling's form of pagination: MaxResults and NextToken, at most 50 a page.
import { page } from '../../kernel/page.ts';
import { invalidToken } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  { MaxResults, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
) {
  const result = page(items, key, Math.min(50, MaxResults ?? 50), NextToken);
  if (!result) throw invalidToken();
  return result;
}
