// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterSnapshots.html
import type { Operation } from '../../../kernel/context.ts';
import { listSnapshots } from '../snapshots/list.ts';
import { clusterSnapshotView } from '../snapshots/views.ts';

export const describeDBClusterSnapshots: Operation<'rds', 'DescribeDBClusterSnapshots'> = (input, ctx) => {
  const asked = { ...input, id: input.DBClusterSnapshotIdentifier, databaseId: input.DBClusterIdentifier };
  const { items, next } = listSnapshots('cluster', asked, ctx);
  return { DBClusterSnapshots: items.map((record) => clusterSnapshotView(record, ctx)), ...next };
};
