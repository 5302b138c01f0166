// What zonal shifts are for: load balancers and Auto Scaling groups that have them enabled.
// https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.resource-types.html
import type { Context } from '../../kernel/context.ts';
import { invalid, resourceNotFound } from './faults.ts';

export interface ManagedResource {
  readonly arn: string;
  readonly name: string;
  /** By id, with its name. */
  readonly zones: ReadonlyMap<string, string>;
}

export const managedResources = (ctx: Context): ManagedResource[] => [...balancersOf(ctx), ...groupsOf(ctx)];

function groupsOf(ctx: Context): ManagedResource[] {
  const ids = zoneIds(ctx);
  const { AutoScalingGroups = [] } = ctx.call('autoscaling', 'DescribeAutoScalingGroups', {});
  return AutoScalingGroups.flatMap(({ AvailabilityZoneImpairmentPolicy: policy, ...group }) =>
    policy?.ZonalShiftEnabled
      ? {
          arn: group.AutoScalingGroupARN ?? '',
          name: group.AutoScalingGroupName ?? '',
          zones: new Map(
            (group.AvailabilityZones ?? []).map((zone) => [ids.get(zone) ?? zone, zone] as const),
          ),
        }
      : [],
  );
}

function balancersOf(ctx: Context): ManagedResource[] {
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

/** By its name. @throws ValidationException */
export function requireZone({ zones }: ManagedResource, awayFrom: string): string {
  const zone = zones.get(awayFrom);
  if (zone === undefined)
    throw invalid(
      'InvalidAz',
      `The Availability Zone ${awayFrom} is not one of ${[...zones.keys()].join(', ')}.`,
    );
  if (zones.size < 2)
    throw invalid('UnsupportedAz', `${awayFrom} is the only Availability Zone of the resource.`);
  return zone;
}

function isEnabled(LoadBalancerArn: string, ctx: Context): boolean {
  const { Attributes = [] } = ctx.call('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn });
  return Attributes.some(({ Key, Value }) => Key === 'zonal_shift.config.enabled' && Value === 'true');
}

function zoneIds(ctx: Context): ReadonlyMap<string, string> {
  const { AvailabilityZones = [] } = ctx.call('ec2', 'DescribeAvailabilityZones', {});
  return new Map(AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => [ZoneName, ZoneId]));
}
