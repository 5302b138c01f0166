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
    updateStatus: record.updateStatus,
    tags: include.includes('TAGS') ? [...record.tags] : [],
    type: 'EC2_AUTOSCALING',
  };
}
