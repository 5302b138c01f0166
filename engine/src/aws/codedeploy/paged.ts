// A page of a CodeDeploy list: 100 items; InvalidNextTokenException for a token that CodeDeploy did not issue.
import { page } from '../../kernel/page.ts';
import { invalidToken } from './faults.ts';

export function paged<T>(
  items: readonly T[],
  key: (item: T) => string,
  token: string | undefined,
): { readonly items: T[]; readonly nextToken?: string } {
  const result = page(items, key, 100, token);
  if (!result) throw invalidToken();
  return result;
}
