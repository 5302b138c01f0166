// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { discard } from '../databases/change.ts';
import { invalidCombination, invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { keepAndDiscard } from '../snapshots/take.ts';
import { instanceView } from '../views/instance.ts';

export const deleteDBInstance: Operation<'rds', 'DeleteDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.deletionProtection)
    throw invalidCombination(
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  if (record.status === 'deleting')
    throw invalidInstanceState(`Instance ${record.id} is already being deleted.`);
  // An instance of a cluster has no snapshots of its own.
  if (!record.clusterId && !input.SkipFinalSnapshot && input.FinalDBSnapshotIdentifier === undefined)
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  const { FinalDBSnapshotIdentifier: final } = input;
  if (input.SkipFinalSnapshot && final !== undefined)
    throw invalidCombination(
      'FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is specified.',
    );
  const deleted = final === undefined ? discard(record, ctx) : keepAndDiscard(record, final, ctx);
  return { DBInstance: instanceView(deleted, ctx) };
};
