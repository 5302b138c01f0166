// The subnets of an awsvpc configuration by availability zone: a task's network interface must be in its instance's zone.
import type { NetworkConfiguration } from '@aws-sdk/client-ecs';
import { isZoneLost } from '../../../contracts/zone-outages.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidParameter, subnetNotFound, unlessFault } from '../faults.ts';

/** Subnets that no longer exist are left out. */
export function subnetsByZone(
  state: Pick<Context, 'call'>,
  configuration: NetworkConfiguration | undefined,
): Record<string, string[]> {
  const zones: Record<string, string[]> = {};
  const ids = configuration?.awsvpcConfiguration?.subnets ?? [];
  for (const [id, zone] of zonesOf(state, ids)) zones[zone] = [...(zones[zone] ?? []), id];
  return zones;
}

/** In the order given: one call for all of them, unless EC2 does not know one. */
function zonesOf(
  state: Pick<Context, 'call'>,
  ids: readonly string[],
): readonly (readonly [string, string])[] {
  if (ids.length === 0) return [];
  const found = unlessFault(() => state.call('ec2', 'DescribeSubnets', { SubnetIds: [...ids] }))?.Subnets;
  const zones = new Map(found?.map(({ SubnetId, AvailabilityZone }) => [SubnetId, AvailabilityZone]));
  return ids.flatMap((id) => {
    const zone = found ? zones.get(id) : zoneOf(state, id);
    return zone === undefined ? [] : [[id, zone] as const];
  });
}

/** Where Fargate can place tasks: a zone that is lost is none. */
export function fargateZonesOf(
  state: Pick<Context, 'call' | 'get'>,
  configuration: NetworkConfiguration | undefined,
): string[] {
  return Object.keys(subnetsByZone(state, configuration)).filter((zone) => !isZoneLost(state, zone));
}

/** Undefined when EC2 does not know the subnet. */
export function zoneOf(state: Pick<Context, 'call'>, subnetId: string): string | undefined {
  const found = unlessFault(() => state.call('ec2', 'DescribeSubnets', { SubnetIds: [subnetId] }));
  return found?.Subnets?.[0]?.AvailabilityZone;
}

/** What an API call that names subnets throws when EC2 does not know one of them. */
export function requireSubnets(state: Pick<Context, 'call'>, subnets: readonly string[]): void {
  for (const subnet of subnets)
    if (zoneOf(state, subnet) === undefined) throw subnetNotFound(subnets, subnet);
}

/** What an API call that names security groups throws when EC2 does not know one of them. */
export function requireSecurityGroups(
  state: Pick<Context, 'call'>,
  groups: readonly string[] | undefined,
): void {
  if (!groups?.length) return;
  try {
    state.call('ec2', 'DescribeSecurityGroups', { GroupIds: [...groups] });
  } catch (error) {
    if (!(error instanceof AwsFault) || !error.code.startsWith('InvalidGroup')) throw error;
    throw invalidParameter(
      `Error retrieving security group information for [${groups.join(', ')}]: ${error.message} (ErrorCode: ${error.code})`,
    );
  }
}
