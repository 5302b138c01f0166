// What every Describe… operation does: records by id or all of them, filtered, in pages.
import { readFileSync } from 'node:fs';
import type { Filter } from '@aws-sdk/client-ec2';
import { page } from '../../../kernel/page.ts';
import {
  filterInvalid,
  invalidParameterCombination,
  invalidParameterValue,
  nextTokenInvalid,
  unsupported,
} from '../faults.ts';
import type { ReadContext } from '../find/require.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Facets, Kind } from '../views/kind.ts';
import { matcher } from './filters.ts';

export interface DescribeRequest {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export function select<R, V>(
  ctx: ReadContext,
  kind: Kind<R, V>,
  ids: readonly string[] | undefined,
  request: DescribeRequest = {},
): { items: V[]; NextToken: string | undefined } {
  const { items, NextToken } = paginate(selectRecords(ctx, kind, ids, request.Filters), kind.idOf, request);
  return { items: items.map((record) => kind.view(record, ctx)), NextToken };
}

export function selectRecords<R, V>(
  ctx: ReadContext,
  kind: Kind<R, V>,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
): R[] {
  const chosen = ids?.length ? ids.map((id) => kind.require(ctx, id)) : ctx.all(kind.table);
  const visible = chosen.filter((record) => kind.isVisible?.(record, ctx.now) ?? true);
  if (!filters?.length) return visible;
  checkNames(filters, chosen[0] && kind.facets(chosen[0], ctx));
  const matches = matcher(filters);
  return visible.filter((record) => matches(kind.facets(record, ctx), tagsOf(ctx, kind.idOf(record))));
}

/**
 * What DescribeInstances and its like say of MaxResults: their model has no bounds.
 *
 * @param ids the ids that the caller names, and what the error calls them
 */
export function checkMaxResults(MaxResults: number | undefined, ids?: readonly string[], set?: string): void {
  if (MaxResults === undefined) return;
  if (ids?.length && set) {
    throw invalidParameterCombination(`The parameter ${set} cannot be used with the parameter maxResults`);
  }
  if (MaxResults < 5) {
    throw invalidParameterValue(
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than 5.`,
    );
  }
}

/** Without MaxResults, all items in the order given. A page is in the order of `key`, which must be unique. */
export function paginate<T>(
  all: readonly T[],
  key: (item: T) => string,
  { MaxResults, NextToken }: Pick<DescribeRequest, 'MaxResults' | 'NextToken'>,
): { items: T[]; NextToken: string | undefined } {
  if (MaxResults === undefined && !NextToken) return { items: [...all], NextToken: undefined };
  const found = page(all, key, MaxResults ?? all.length, NextToken);
  if (!found) throw nextTokenInvalid(NextToken ?? '');
  return { items: found.items, NextToken: found.nextToken };
}

/** Every filter's name is checked, even where an earlier filter leaves nothing to match. */
function checkNames(filters: readonly Filter[], known: Facets | undefined): void {
  for (const { Name = '' } of filters) {
    const isTag = Name.startsWith('tag:') || Name === 'tag-key' || Name === 'tag-value';
    if (isTag || (known && Object.hasOwn(known, Name))) continue;
    if (!documented().has(Name)) throw filterInvalid(Name);
    // Where there is no record, nothing matches, whatever the filter is.
    if (known) throw unsupported(`Drydock does not simulate the filter '${Name}' for this operation.`);
  }
}

let names: ReadonlySet<string> | undefined;

/** The filters that any of EC2's Describe operations documents. Read on first use. */
function documented(): ReadonlySet<string> {
  names ??= new Set(
    JSON.parse(readFileSync(new URL('../generated/filters.json', import.meta.url), 'utf8')) as string[],
  );
  return names;
}
