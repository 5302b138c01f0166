// One page of Service Quotas' lists.
import { type Page, page } from '../../kernel/page.ts';
import { invalidToken } from './faults.ts';

interface Paged {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** @throws InvalidPaginationTokenException */
export function requirePage<T>(items: readonly T[], key: (item: T) => string, input: Paged): Page<T> {
  const found = page(items, key, Math.min(input.MaxResults ?? 100, 100), input.NextToken);
  if (!found) throw invalidToken();
  return found;
}
