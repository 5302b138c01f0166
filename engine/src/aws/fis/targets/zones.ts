// Availability Zones by name (us-east-1a) or by id (use1-az1).
import type { Context } from '../../../kernel/context.ts';
import { validation } from '../faults.ts';

/** @throws ValidationException for a zone that the region does not have */
export function zoneName(identifier: string, ctx: Pick<Context, 'call' | 'region'>): string {
  const { AvailabilityZones = [] } = ctx.call('ec2', 'DescribeAvailabilityZones', {});
  const found = AvailabilityZones.find(
    ({ ZoneName, ZoneId }) => ZoneName === identifier || ZoneId === identifier,
  );
  if (!found?.ZoneName) throw validation(`There is no Availability Zone ${identifier} in ${ctx.region}.`);
  return found.ZoneName;
}
