// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSnapshot.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSnapshot } from '../find.ts';
import { removeSnapshot } from '../snapshots/remove.ts';
import { snapshotView } from '../snapshots/views.ts';

export const deleteDBSnapshot: Operation<'rds', 'DeleteDBSnapshot'> = (input, ctx) => {
  const record = requireSnapshot('instance', input.DBSnapshotIdentifier, ctx);
  removeSnapshot(record, ctx);
  return { DBSnapshot: { ...snapshotView(record, ctx), Status: 'deleted' } };
};
