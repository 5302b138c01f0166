// What every Describe… operation does: by ids or all, filtered, in pages. And its opposite, one thing by its id.
import type { Filter } from '@aws-sdk/client-ec2';
import type { AwsFault } from '../../kernel/faults.ts';
import type { Reader, Table } from '../../kernel/table.ts';
import { filterInvalid, malformedId, nextTokenInvalid } from './faults.ts';
import { type Facets, matcher } from './filters.ts';
import { tagsOf } from './tags.ts';

/** What views and facets may look at. */
export type Sight = Reader & { readonly account: string; readonly region: string; readonly now: number };

/** A kind of EC2 thing: where it is kept, how it is shown and what it can be filtered by. */
export interface Kind<R, V> {
  readonly table: Table<R>;
  /** For example `vpc-`. */
  readonly prefix: string;
  readonly idOf: (record: R) => string;
  readonly notFound: (id: string) => AwsFault;
  readonly facets: (record: R, sight: Sight) => Facets;
  readonly view: (record: R, sight: Sight) => V;
  /** Leaves out what is only kept for history. */
  readonly visible?: (record: R, now: number) => boolean;
}

export interface Request {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A record by its id, or the kind's own fault. */
export function required<R, V>(sight: Sight, kind: Kind<R, V>, id: string | undefined): R {
  if (id === undefined || !id.startsWith(kind.prefix)) {
    throw malformedId(kind.notFound('').code, id ?? '', kind.prefix);
  }
  const record = sight.get(kind.table, id);
  if (record === undefined || kind.visible?.(record, sight.now) === false) throw kind.notFound(id);
  return record;
}

export function select<R, V>(
  sight: Sight,
  kind: Kind<R, V>,
  ids: readonly string[] | undefined,
  request: Request = {},
): { items: V[]; NextToken: string | undefined } {
  const records = selectRecords(sight, kind, ids, request.Filters);
  const { page, NextToken } = paginate(records, request);
  return { items: page.map((record) => kind.view(record, sight)), NextToken };
}

export function selectRecords<R, V>(
  sight: Sight,
  kind: Kind<R, V>,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
): R[] {
  const chosen = ids?.length ? ids.map((id) => required(sight, kind, id)) : sight.all(kind.table);
  checkNames(filters, chosen[0] && kind.facets(chosen[0], sight));
  const seen = chosen.filter((record) => kind.visible?.(record, sight.now) ?? true);
  if (!filters?.length) return seen;
  const isWanted = matcher(filters);
  return seen.filter((record) => isWanted(kind.facets(record, sight), tagsOf(sight, kind.idOf(record))));
}

/** The next token is the position to go on from. */
export function paginate<T>(
  all: readonly T[],
  { MaxResults, NextToken }: Pick<Request, 'MaxResults' | 'NextToken'>,
): { page: readonly T[]; NextToken: string | undefined } {
  const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64').toString());
  if (!Number.isInteger(start) || start < 0) throw nextTokenInvalid(NextToken ?? '');
  const end = MaxResults === undefined ? all.length : start + MaxResults;
  return {
    page: all.slice(start, end),
    NextToken: end < all.length ? Buffer.from(String(end)).toString('base64') : undefined,
  };
}

/** Every filter's name is checked, even where an earlier filter leaves nothing to match. */
function checkNames(filters: readonly Filter[] | undefined, known: Facets | undefined): void {
  for (const { Name = '' } of known ? (filters ?? []) : []) {
    const isTag = Name.startsWith('tag:') || Name === 'tag-key' || Name === 'tag-value';
    if (!isTag && !Object.hasOwn(known ?? {}, Name)) throw filterInvalid(Name);
  }
}
