// What a cache's change of status says.
import type { Context } from '../../../kernel/context.ts';
import { type CacheEventName, publishCacheEvent } from '../events.ts';
import type { CacheRecord } from '../state.ts';

/** To `available`. */
const upAfter: Readonly<Record<string, CacheEventName>> = {
  creating: 'created',
  modifying: 'modified',
  'rebooting cluster nodes': 'rebooted',
};

const upon: Readonly<Record<string, CacheEventName>> = {
  'create-failed': 'creationFailed',
  deleted: 'deleted',
};

/** @param status the new one */
export function publishStatus(before: CacheRecord, status: string, ctx: Context): void {
  const name = status === 'available' ? upAfter[before.status] : upon[status];
  if (name !== undefined) publishCacheEvent(before, name, ctx);
}
