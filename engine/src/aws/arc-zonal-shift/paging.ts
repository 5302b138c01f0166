// Pages of the lists.
import { page } from '../../kernel/page.ts';
import { invalid } from './faults.ts';

/** @throws ValidationException for a token that came from nowhere */
export function pageOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  {
    maxResults = 100,
    nextToken,
  }: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
): { readonly items: T[]; readonly nextToken: string | undefined } {
  const found = page(items, key, maxResults, nextToken);
  if (!found) throw invalid('InvalidToken', 'Invalid nextToken.');
  return { items: found.items, nextToken: found.nextToken };
}
