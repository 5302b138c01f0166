// CreateCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html

import type { ExecuteCommandConfiguration } from '@aws-sdk/client-ecs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter } from '../faults.ts';
import { requireCapacityProvider } from '../find/capacity-providers.ts';
import { checkClusterSettings } from '../find/cluster-settings.ts';
import { quotas } from '../quotas.ts';
import { defaultNamespace } from '../service-connect/namespaces.ts';
import { type ClusterRecord, clusters } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { clusterView } from '../views/cluster.ts';

export const createCluster: Operation<'ecs', 'CreateCluster'> = (input, ctx) => {
  const name = input.clusterName || 'default';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParameter('Identifier contains invalid characters or is too long.');
  checkClusterSettings(input.settings);
  const existing = ctx.get(clusters, name);
  // An ACTIVE cluster of that name is returned as it is.
  if (existing?.status === 'ACTIVE')
    return { cluster: clusterView(existing, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
  const active = ctx.all(clusters).filter(({ status }) => status === 'ACTIVE');
  checkQuota(ctx, quotas.clusters, active.length + 1);
  checkQuota(ctx, quotas.capacityProvidersPerCluster, input.capacityProviders?.length ?? 0);
  for (const provider of input.capacityProviders ?? []) requireCapacityProvider(ctx, provider);
  for (const { capacityProvider = '' } of input.defaultCapacityProviderStrategy ?? [])
    if (!input.capacityProviders?.includes(capacityProvider))
      throw invalidParameter(
        'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
      );
  if ((input.defaultCapacityProviderStrategy ?? []).filter(({ base = 0 }) => base > 0).length > 1)
    throw invalidParameter(
      'The specified capacity provider strategy contains multiple capacity providers with a base value defined.',
    );
  checkExecuteCommand(input.configuration?.executeCommandConfiguration);
  const namespace = input.serviceConnectDefaults?.namespace;
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
    serviceConnectNamespace: namespace ? defaultNamespace(ctx, namespace) : undefined,
    tags: mergeTags(input.tags),
  });
  ctx.put(clusters, name, cluster);
  return { cluster: clusterView(cluster, ctx, ['TAGS', 'SETTINGS', 'CONFIGURATIONS']) };
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html */
export function checkExecuteCommand(configuration: ExecuteCommandConfiguration | undefined): void {
  const { logging, logConfiguration: logs } = configuration ?? {};
  if (logs && logging !== 'OVERRIDE')
    throw invalidParameter("You must set logging to 'OVERRIDE' when you supply a log configuration.");
  if (logging === 'OVERRIDE' && !logs?.cloudWatchLogGroupName && !logs?.s3BucketName)
    throw invalidParameter(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    );
}
