// A kind of EC2 resource: how its records are found, filtered and returned.
import type { Table } from '../../../kernel/table.ts';
import type { ReadContext } from '../find/require.ts';

/** A record's values by filter name. A filter whose name has no value is valid and matches nothing. */
export type Facets = Readonly<
  Record<string, string | number | boolean | undefined | readonly (string | undefined)[]>
>;

export interface Kind<R, V> {
  readonly table: Table<R>;
  readonly require: (ctx: ReadContext, id: string | undefined) => R;
  readonly idOf: (record: R) => string;
  /** The values that filters are compared with. */
  readonly facets: (record: R, ctx: ReadContext) => Facets;
  /** The record as the API returns it. */
  readonly view: (record: R, ctx: ReadContext) => V;
  /** False for a record that is kept but no longer listed. */
  readonly isVisible?: (record: R, now: number) => boolean;
}
