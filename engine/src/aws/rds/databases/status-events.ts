// What a database's change of status says.
import type { Context } from '../../../kernel/context.ts';
import type { DatabaseEventName } from '../event-texts.ts';
import { publishDatabaseEvent } from '../events.ts';
import type { DatabaseRecord } from '../state.ts';

/** To `available`, or to `backing-up` on its way there. */
const upAfter: Readonly<Record<string, DatabaseEventName>> = {
  creating: 'created',
  starting: 'started',
  rebooting: 'restarted',
  'resetting-master-credentials': 'passwordReset',
  'backing-up': 'backupFinished',
};

const upon: Readonly<Record<string, DatabaseEventName>> = {
  'backing-up': 'backupBegun',
  rebooting: 'shutDown',
  stopped: 'stopped',
  failed: 'failed',
  deleted: 'deleted',
};

/** @param status the new one */
export function publishStatus(before: DatabaseRecord, status: string, ctx: Context): void {
  if (status === before.status) return;
  const publish = (name: DatabaseEventName | undefined) => {
    if (name !== undefined) publishDatabaseEvent(before, name, ctx);
  };
  if (status === 'available' || status === 'backing-up') publish(upAfter[before.status]);
  publish(upon[status]);
  if (status === 'available') for (const name of before.uponAvailable ?? []) publish(name);
}
