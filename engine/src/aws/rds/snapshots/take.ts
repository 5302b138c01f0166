// Takes a snapshot: a record of what a database is, and a copy of its files.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CreateSnapshot.html
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { change } from '../databases/change.ts';
import { engines } from '../engines.ts';
import { publishSnapshotEvent } from '../events.ts';
import { clusterSnapshotExists, invalidValue, snapshotExists } from '../faults.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, type SnapshotRecord, snapshots, type Tags } from '../state.ts';

export function takeSnapshot(
  database: DatabaseRecord,
  idGiven: string | undefined,
  tags: Tags,
  ctx: Context,
): SnapshotRecord {
  const id = (idGiven ?? '').toLowerCase();
  const { kind } = database;
  if (!/^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/.test(id))
    throw invalidValue(
      `The parameter DB${kind === 'instance' ? '' : 'Cluster'}SnapshotIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  const key = `${kind}/${id}`;
  if (ctx.get(snapshots, key)) throw (kind === 'instance' ? snapshotExists : clusterSnapshotExists)(id);
  const hasFiles = engines[database.engine]?.store && database.recorded === undefined;
  const { engine, engineVersion, port, user, password, databaseName, backupDays, settings } = database;
  const record: SnapshotRecord = plain({
    ...{ kind, id, engine, engineVersion, port, user, password, databaseName, backupDays, settings },
    databaseId: database.id,
    databaseResourceId: database.resourceId,
    databaseCreatedAt: database.createdAt,
    ...(hasFiles && { copyId: `snapshot-${ctx.ids.hex(16)}` }),
    status: 'creating',
    createdAt: ctx.now,
    tags: database.settings.CopyTagsToSnapshot ? { ...database.tags, ...tags } : tags,
  });
  ctx.put(snapshots, key, record);
  ctx.enqueue('rds/snapshot', key);
  publishSnapshotEvent(record, 'creating', ctx);
  return record;
}

/** Deletes a database once its snapshot is there. */
export function keepAndDiscard(database: DatabaseRecord, id: string, ctx: Context): DatabaseRecord {
  takeSnapshot(database, id, {}, ctx);
  return change(database, { status: 'deleting' }, ctx);
}

/** An available one is backing up meanwhile; one that is stopped stays so. */
export function backUp(database: DatabaseRecord, ctx: Context): void {
  if (database.status === 'available') change(database, { status: 'backing-up' }, ctx);
  else ctx.enqueue('rds/database', databaseKey(database));
}
