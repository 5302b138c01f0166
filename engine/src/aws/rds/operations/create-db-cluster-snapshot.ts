// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBClusterSnapshot.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { invalidClusterState } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { backUp, takeSnapshot } from '../snapshots/take.ts';
import { clusterSnapshotView } from '../snapshots/views.ts';

export const createDBClusterSnapshot: Operation<'rds', 'CreateDBClusterSnapshot'> = (input, ctx) => {
  const database = requireCluster(input.DBClusterIdentifier, ctx);
  if (!['available', 'stopped'].includes(database.status))
    throw invalidClusterState(
      `Cannot create a snapshot because the database cluster ${database.id} is not currently in the available state.`,
    );
  const snapshot = takeSnapshot(database, input.DBClusterSnapshotIdentifier, tagRecord(input.Tags), ctx);
  backUp(database, ctx);
  return { DBClusterSnapshot: clusterSnapshotView(snapshot, ctx) };
};
