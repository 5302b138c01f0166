// What a capacity provider of managed instances is given, checked and with AWS's defaults.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedInstancesProvider.html
import type { ManagedInstancesProvider } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { requireSecurityGroups, requireSubnets } from '../network/subnets.ts';

/** @throws InvalidParameterException */
export function checkedProvider(ctx: Context, given: ManagedInstancesProvider): ManagedInstancesProvider {
  const { instanceLaunchTemplate: template = {} as NonNullable<typeof given.instanceLaunchTemplate> } = given;
  const { subnets = [], securityGroups } = template.networkConfiguration ?? {};
  if (subnets.length === 0) throw invalidParameter('networkConfiguration.subnets must not be empty.');
  requireSubnets(ctx, subnets);
  requireSecurityGroups(ctx, securityGroups);
  const size = template.storageConfiguration?.storageSizeGiB ?? 80;
  if (size < 30 || size > 16_384) throw invalidParameter('storageSizeGiB must be between 30 and 16384.');
  const { scaleInAfter = 300 } = given.infrastructureOptimization ?? {};
  if (scaleInAfter < -1 || scaleInAfter > 3600)
    throw invalidParameter('scaleInAfter must be -1, or between 0 and 3600.');
  return plain({
    ...given,
    propagateTags: given.propagateTags ?? ('NONE' as const),
    infrastructureOptimization: { scaleInAfter },
    instanceLaunchTemplate: {
      ...template,
      storageConfiguration: { storageSizeGiB: size },
      monitoring: template.monitoring ?? ('BASIC' as const),
    },
  });
}

/** Managed instances are for one cluster. */
export function clusterForInstances(ctx: Context, reference: string | undefined): string {
  if (!reference)
    throw invalidParameter('cluster is required for a capacity provider with managedInstancesProvider.');
  return requireCluster(ctx, reference).name;
}
