// Deletes items whose time to live has passed, as soon as it has; AWS takes up to a few days.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
import type { Controller } from '../../../kernel/controller.ts';
import { recordKey } from '../items/keys.ts';
import { items, itemsOfTable, tables } from '../state.ts';

/** Items that passed longer ago than this are left alone, as on AWS. */
const maxAgeMs = 5 * 365 * 86_400_000;

interface Snapshot {
  readonly due: readonly { readonly key: string; readonly at: number }[];
}

export const expiryController: Controller<Snapshot, string> = {
  name: 'dynamodb/expiry',
  keys: (state) => state.keys(tables),
  watches: {},

  observe(state, name) {
    const table = state.get(tables, name);
    const attribute = table?.ttlAttribute;
    if (!table || attribute === undefined) return undefined;
    const due = state.by(itemsOfTable, name).flatMap(({ item }) => {
      const seconds = Number(item[attribute]?.N ?? Number.NaN);
      return Number.isFinite(seconds) ? [{ key: recordKey(table, item), at: seconds * 1000 }] : [];
    });
    return { due };
  },

  plan({ due }, now) {
    const passed = due.filter(({ at }) => at <= now && at > now - maxAgeMs);
    const next = due
      .filter(({ at }) => at > now)
      .reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
    return { steps: passed.map(({ key }) => key), ...(Number.isFinite(next) && { revisitAt: next }) };
  },

  apply(key, ctx) {
    ctx.delete(items, key);
  },
};
