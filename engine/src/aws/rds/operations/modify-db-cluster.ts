// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { modifyDatabase } from '../databases/modify.ts';
import { invalidClusterState, notSimulated } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const modifyDBCluster: Operation<'rds', 'ModifyDBCluster'> = (input, ctx) => {
  const record = requireCluster(input.DBClusterIdentifier, ctx);
  if (record.status !== 'available') throw invalidClusterState('Database cluster is not in available state.');
  if (input.NewDBClusterIdentifier !== undefined) throw notSimulated('A new identifier');
  return { DBCluster: clusterView(modifyDatabase(record, input, ctx), ctx) };
};
