// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html
import type { Operation } from '../../../kernel/context.ts';
import { listSnapshots } from '../snapshots/list.ts';
import { snapshotView } from '../snapshots/views.ts';

export const describeDBSnapshots: Operation<'rds', 'DescribeDBSnapshots'> = (input, ctx) => {
  const asked = { ...input, id: input.DBSnapshotIdentifier, databaseId: input.DBInstanceIdentifier };
  const { items, next } = listSnapshots('instance', asked, ctx);
  return { DBSnapshots: items.map((record) => snapshotView(record, ctx)), ...next };
};
