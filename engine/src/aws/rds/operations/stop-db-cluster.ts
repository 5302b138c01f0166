// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StopDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { stop } from '../databases/change.ts';
import { invalidClusterState } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const stopDBCluster: Operation<'rds', 'StopDBCluster'> = (input, ctx) => {
  const record = requireCluster(input.DBClusterIdentifier, ctx);
  if (record.status !== 'available')
    throw invalidClusterState(`DbCluster ${record.id} is not in available state.`);
  return { DBCluster: clusterView(stop(record, ctx), ctx) };
};
