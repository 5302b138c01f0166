// A capacity provider as DescribeCapacityProviders returns it.
import type { CapacityProvider } from '@aws-sdk/client-ecs';
import type { CapacityProviderRecord } from '../state.ts';

export function capacityProviderView(
  record: CapacityProviderRecord,
  include: readonly string[] = [],
): CapacityProvider {
  return {
    capacityProviderArn: record.arn,
    name: record.name,
    status: record.status,
    autoScalingGroupProvider: record.autoScalingGroupProvider,
    managedInstancesProvider: record.managedInstancesProvider,
    cluster: record.cluster,
    updateStatus: record.updateStatus,
    tags: include.includes('TAGS') ? [...record.tags] : [],
    type: record.managedInstancesProvider ? 'MANAGED_INSTANCES' : 'EC2_AUTOSCALING',
  };
}
