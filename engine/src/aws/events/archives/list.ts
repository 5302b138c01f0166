// Lists of archives and replays, page by page.
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';

interface Asked {
  readonly NamePrefix?: string | undefined;
  readonly State?: string | undefined;
  readonly EventSourceArn?: string | undefined;
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

const most = 100;

/** @throws ValidationException */
export function checkFilters(operation: string, { NamePrefix, State, EventSourceArn }: Asked): void {
  if ([NamePrefix, State, EventSourceArn].filter((each) => each !== undefined).length > 1)
    throw invalid(
      `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`,
    );
}

/** @throws ValidationException */
export function paged<T extends { readonly name: string }>(
  found: readonly T[],
  { Limit = most, NextToken }: Asked,
): { readonly items: T[]; readonly NextToken?: string } {
  const shown = page(found, ({ name }) => name, Limit, NextToken);
  if (!shown) throw invalid('Parameter NextToken is not valid.');
  return {
    items: shown.items,
    ...(shown.nextToken !== undefined && { NextToken: shown.nextToken }),
  };
}
