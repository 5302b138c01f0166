// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StopDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { change, hasServer, phaseMs } from '../databases/change.ts';
import { invalidClusterState } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { clusterView } from '../views.ts';

export const stopDBCluster: Operation<'rds', 'StopDBCluster'> = (input, ctx) => {
  const record = requireCluster(input.DBClusterIdentifier, ctx);
  if (record.status !== 'available')
    throw invalidClusterState(`DbCluster ${record.id} is not in available state.`);
  if (hasServer(record, ctx)) {
    ctx.perform('data-stores/stop', { storeId: record.resourceId });
    return { DBCluster: clusterView(change(record, { status: 'stopping' }, ctx), ctx) };
  }
  return {
    DBCluster: clusterView(
      change(record, { status: 'stopping', phase: { until: ctx.now + phaseMs, next: 'stopped' } }, ctx),
      ctx,
    ),
  };
};
