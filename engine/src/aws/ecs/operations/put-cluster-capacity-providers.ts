// PutClusterCapacityProviders:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter } from '../faults.ts';
import { requireCapacityProvider } from '../find/capacity-providers.ts';
import { requireCluster } from '../find/clusters.ts';
import { quotas } from '../quotas.ts';
import { clusters } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const putClusterCapacityProviders: Operation<'ecs', 'PutClusterCapacityProviders'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const providers = input.capacityProviders ?? [];
  const strategy = input.defaultCapacityProviderStrategy ?? [];
  checkQuota(ctx, quotas.capacityProvidersPerCluster, providers.length);
  for (const provider of providers) requireCapacityProvider(ctx, provider);
  for (const { capacityProvider = '' } of strategy) {
    if (!providers.includes(capacityProvider))
      throw invalidParameter(
        'The specified default capacity provider strategy contains a capacity provider that is not associated with the cluster.',
      );
  }
  const updated = plain({
    ...cluster,
    capacityProviders: providers,
    defaultCapacityProviderStrategy: strategy,
  });
  ctx.put(clusters, cluster.name, updated);
  return { cluster: clusterView(updated, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
};
