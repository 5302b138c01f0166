// Where a database answers.
import { storeAddress } from '../../../contracts/data-stores.ts';
import type { Context } from '../../../kernel/context.ts';
import { serverOf } from '../databases/change.ts';
import { engines } from '../engines.ts';
import type { DatabaseRecord } from '../state.ts';

export const hostedZone = 'Z2R2ITUGPM61AM';

/** A server's address on this machine; that of a recorded database has AWS's form, and leads nowhere. */
export function addressOf(record: DatabaseRecord, ctx: Context, role = ''): string {
  const server = serverOf(record, ctx);
  if (server.recorded === undefined && engines[server.engine]?.store) return server.address ?? storeAddress;
  return `${record.id}.${role}c${ctx.account.slice(0, 4)}drydock.${ctx.region}.rds.amazonaws.com`;
}
