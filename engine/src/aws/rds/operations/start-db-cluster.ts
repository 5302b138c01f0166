// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { change } from '../databases/change.ts';
import { invalidClusterState } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const startDBCluster: Operation<'rds', 'StartDBCluster'> = (input, ctx) => {
  const record = requireCluster(input.DBClusterIdentifier, ctx);
  if (record.status !== 'stopped')
    throw invalidClusterState(`DbCluster ${record.id} is not in stopped state.`);
  return { DBCluster: clusterView(change(record, { status: 'starting' }, ctx), ctx) };
};
