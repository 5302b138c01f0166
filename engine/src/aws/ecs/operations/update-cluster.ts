// UpdateCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { unsupportedFeature } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { clusters } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const updateCluster: Operation<'ecs', 'UpdateCluster'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  if (input.serviceConnectDefaults?.namespace)
    throw unsupportedFeature('Service Connect is not simulated: leave serviceConnectDefaults out.');
  const updated = plain({
    ...cluster,
    settings: input.settings ?? cluster.settings,
    configuration: input.configuration ?? cluster.configuration,
  });
  ctx.put(clusters, cluster.name, updated);
  return { cluster: clusterView(updated, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
};
