// What zonal shifts are for: load balancers that have them enabled.
// https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.resource-types.html
import type { Context } from '../../kernel/context.ts';
import { resourceNotFound } from './faults.ts';

export interface ManagedResource {
  readonly arn: string;
  readonly name: string;
  /** By id, with its name. */
  readonly zones: ReadonlyMap<string, string>;
}

export function managedResources(ctx: Context): ManagedResource[] {
  const names = zoneIds(ctx);
  const { LoadBalancers = [] } = ctx.call('elbv2', 'DescribeLoadBalancers', {});
  return LoadBalancers.flatMap(({ LoadBalancerArn = '', LoadBalancerName = '', AvailabilityZones = [] }) =>
    isEnabled(LoadBalancerArn, ctx)
      ? {
          arn: LoadBalancerArn,
          name: LoadBalancerName,
          zones: new Map(
            AvailabilityZones.map(
              ({ ZoneName = '' }) => [names.get(ZoneName) ?? ZoneName, ZoneName] as const,
            ),
          ),
        }
      : [],
  );
}

/** @throws ResourceNotFoundException */
export function requireManagedResource(identifier: string, ctx: Context): ManagedResource {
  const found = managedResources(ctx).find(({ arn }) => arn === identifier);
  if (!found) throw resourceNotFound(identifier);
  return found;
}

function isEnabled(LoadBalancerArn: string, ctx: Context): boolean {
  const { Attributes = [] } = ctx.call('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn });
  return Attributes.some(({ Key, Value }) => Key === 'zonal_shift.config.enabled' && Value === 'true');
}

function zoneIds(ctx: Context): ReadonlyMap<string, string> {
  const { AvailabilityZones = [] } = ctx.call('ec2', 'DescribeAvailabilityZones', {});
  return new Map(AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => [ZoneName, ZoneId]));
}
