// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { backUp, takeSnapshot } from '../snapshots/take.ts';
import { snapshotView } from '../snapshots/views.ts';

export const createDBSnapshot: Operation<'rds', 'CreateDBSnapshot'> = (input, ctx) => {
  const database = requireInstance(input.DBInstanceIdentifier, ctx);
  if (database.clusterId !== undefined)
    throw invalidInstanceState('Snapshots of instances in a cluster are taken with CreateDBClusterSnapshot.');
  if (!['available', 'stopped'].includes(database.status))
    throw invalidInstanceState(
      `Cannot create a snapshot because the database instance ${database.id} is not currently in the available state.`,
    );
  const snapshot = takeSnapshot(database, input.DBSnapshotIdentifier, tagRecord(input.Tags), ctx);
  backUp(database, ctx);
  return { DBSnapshot: snapshotView(snapshot, ctx) };
};
