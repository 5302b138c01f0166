// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html
import type { Operation } from '../../../kernel/context.ts';
import { listSnapshots } from '../snapshots/list.ts';
import { snapshotView } from '../snapshots/views.ts';

export const describeDBSnapshots: Operation<'rds', 'DescribeDBSnapshots'> = (input, ctx) => {
  const { DBSnapshotIdentifier: id, DBInstanceIdentifier: databaseId, SnapshotType: type } = input;
  const { MaxRecords: limit, Marker: marker } = input;
  const { items, nextToken } = listSnapshots('instance', { id, databaseId, type, limit, marker }, ctx);
  return {
    DBSnapshots: items.map((record) => snapshotView(record, ctx)),
    ...(nextToken !== undefined && { Marker: nextToken }),
  };
};
