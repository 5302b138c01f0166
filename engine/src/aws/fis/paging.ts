// Pages of FIS's lists.
import { page } from '../../kernel/page.ts';
import { validation } from './faults.ts';

interface Asked {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** @throws ValidationException for a token that came from nowhere */
export function pageOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  { maxResults = 100, nextToken }: Asked,
): { readonly items: T[]; readonly nextToken: string | undefined } {
  const found = page(items, key, maxResults, nextToken);
  if (!found) throw validation('Invalid nextToken.');
  return { items: found.items, nextToken: found.nextToken };
}
