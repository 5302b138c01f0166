// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterSnapshots.html
import type { Operation } from '../../../kernel/context.ts';
import { listSnapshots } from '../snapshots/list.ts';
import { clusterSnapshotView } from '../snapshots/views.ts';

export const describeDBClusterSnapshots: Operation<'rds', 'DescribeDBClusterSnapshots'> = (input, ctx) => {
  const { DBClusterSnapshotIdentifier: id, DBClusterIdentifier: databaseId, SnapshotType: type } = input;
  const { MaxRecords: limit, Marker: marker } = input;
  const { items, nextToken } = listSnapshots('cluster', { id, databaseId, type, limit, marker }, ctx);
  return {
    DBClusterSnapshots: items.map((record) => clusterSnapshotView(record, ctx)),
    ...(nextToken !== undefined && { Marker: nextToken }),
  };
};
