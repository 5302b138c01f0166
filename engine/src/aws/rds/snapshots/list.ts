// Which snapshots a description shows, page by page.
import type { Filter } from '@aws-sdk/client-rds';
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Context } from '../../../kernel/context.ts';
import { filtered } from '../filters.ts';
import { requireSnapshot } from '../find.ts';
import { type DatabaseKind, type SnapshotRecord, snapshots } from '../state.ts';

interface Asked {
  readonly id: string | undefined;
  readonly databaseId: string | undefined;
  readonly SnapshotType?: string | undefined;
  readonly Filters?: Filter[] | undefined;
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

/** All that there are, were taken by hand. */
const type = 'manual';

export function listSnapshots(kind: DatabaseKind, asked: Asked, ctx: Context) {
  const named =
    asked.id === undefined
      ? ctx.all(snapshots).filter((each) => each.kind === kind)
      : [requireSnapshot(kind, asked.id, ctx)];
  const found = filtered(named, asked.Filters, {
    [kind === 'instance' ? 'db-instance-id' : 'db-cluster-id']: ({ databaseId }) => databaseId,
    [kind === 'instance' ? 'db-snapshot-id' : 'db-cluster-snapshot-id']: ({ id }) => id,
    'snapshot-type': () => type,
    engine: ({ engine }: SnapshotRecord) => engine,
  }).filter(
    ({ databaseId }) =>
      (asked.databaseId === undefined || databaseId === asked.databaseId.toLowerCase()) &&
      (asked.SnapshotType === undefined || asked.SnapshotType === type),
  );
  return markedPage(found, ({ id }) => id, asked);
}
