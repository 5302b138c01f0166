// CreateCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { clientFault, invalidParameter, unsupportedFeature } from '../faults.ts';
import { clusterName } from '../find/references.ts';
import { type ClusterRecord, capacityProviders, clusters } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { clusterView } from '../views/cluster.ts';

export const createCluster: Operation<'ecs', 'CreateCluster'> = (input, ctx) => {
  const name = clusterName(input.clusterName);
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParameter('Identifier contains invalid characters or is too long.');
  if (input.serviceConnectDefaults?.namespace)
    throw unsupportedFeature('Service Connect is not simulated: leave serviceConnectDefaults out.');
  const existing = ctx.get(clusters, name);
  // An ACTIVE cluster of that name is answered as it stands.
  if (existing?.status === 'ACTIVE')
    return { cluster: clusterView(existing, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
  for (const provider of input.capacityProviders ?? []) requireCapacityProvider(provider, ctx);
  const cluster: ClusterRecord = plain({
    arn: ctx.arn('ecs', `cluster/${name}`),
    name,
    status: 'ACTIVE' as const,
    settings: input.settings?.length
      ? input.settings
      : [{ name: 'containerInsights' as const, value: 'disabled' }],
    configuration: input.configuration,
    capacityProviders: input.capacityProviders ?? [],
    defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy ?? [],
    tags: mergeTags(input.tags),
  });
  ctx.put(clusters, name, cluster);
  return { cluster: clusterView(cluster, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
};

const awsProviders = ['FARGATE', 'FARGATE_SPOT'];

/** AWS's own providers always exist. */
export function requireCapacityProvider(name: string, ctx: Parameters<typeof createCluster>[1]): void {
  if (awsProviders.includes(name)) return;
  if (ctx.get(capacityProviders, name)?.status !== 'ACTIVE')
    throw clientFault(`The specified capacity provider '${name}' was not found.`);
}
