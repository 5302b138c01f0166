// The subnets of an awsvpc configuration by availability zone: a task's interface must be in its instance's zone.
import type { NetworkConfiguration } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** Subnets that are gone are left out. */
export function subnetsByZone(
  state: Pick<Context, 'call'>,
  configuration: NetworkConfiguration | undefined,
): Record<string, string[]> {
  const zones: Record<string, string[]> = {};
  for (const id of configuration?.awsvpcConfiguration?.subnets ?? []) {
    const zone = zoneOf(state, id);
    if (zone !== undefined) zones[zone] = [...(zones[zone] ?? []), id];
  }
  return zones;
}

export function zoneOf(state: Pick<Context, 'call'>, subnetId: string): string | undefined {
  try {
    const { Subnets = [] } = state.call('ec2', 'DescribeSubnets', { SubnetIds: [subnetId] });
    return Subnets[0]?.AvailabilityZone;
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}
