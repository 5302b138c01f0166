import { page } from '../../kernel/page.ts';
import { invalid } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  { MaxResults = 100, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
): { readonly shown: T[]; readonly NextToken?: string } {
  const found = page(items, key, MaxResults, NextToken);
  if (!found) throw invalid('Invalid NextToken.');
  return { shown: found.items, ...(found.nextToken && { NextToken: found.nextToken }) };
}
