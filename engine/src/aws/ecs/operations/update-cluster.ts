// UpdateCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkClusterSettings } from '../find/cluster-settings.ts';
import { requireCluster } from '../find/clusters.ts';
import { defaultNamespace } from '../service-connect/namespaces.ts';
import { clusters } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const updateCluster: Operation<'ecs', 'UpdateCluster'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  checkClusterSettings(input.settings);
  const namespace = input.serviceConnectDefaults?.namespace;
  const updated = plain({
    ...cluster,
    settings: input.settings ?? cluster.settings,
    configuration: input.configuration ?? cluster.configuration,
    // "An empty string removes it."
    serviceConnectNamespace:
      namespace === undefined
        ? cluster.serviceConnectNamespace
        : namespace
          ? defaultNamespace(ctx, namespace)
          : undefined,
  });
  ctx.put(clusters, cluster.name, updated);
  return { cluster: clusterView(updated, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
};
