// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { createDatabase } from '../databases/create.ts';
import { clusterDefaults, clusterSettings } from '../databases/settings.ts';
import { notSimulated } from '../faults.ts';
import { clusterView } from '../views/cluster.ts';

export const createDBCluster: Operation<'rds', 'CreateDBCluster'> = (input, ctx) => {
  if (input.ReplicationSourceIdentifier ?? input.GlobalClusterIdentifier)
    throw notSimulated('Replication between clusters');
  if (input.EngineMode !== undefined && input.EngineMode !== 'provisioned')
    throw notSimulated(`The engine mode ${input.EngineMode}`);
  const settings = { ...clusterDefaults, ...clusterSettings(input) };
  return {
    DBCluster: clusterView(createDatabase('cluster', input.DBClusterIdentifier, input, settings, ctx), ctx),
  };
};
