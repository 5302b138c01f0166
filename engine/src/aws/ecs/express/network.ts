// Where an Express service's tasks and its load balancer are: the subnets that it is given, or those of the default VPC. With
// a route to an internet gateway in all of them, it is public.
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireSecurityGroups, requireSubnets } from '../network/subnets.ts';

export interface ExpressNetwork {
  readonly vpcId: string;
  readonly subnets: readonly string[];
  /** One subnet of each availability zone, for the load balancer. */
  readonly ofZones: readonly string[];
  readonly accessType: 'PUBLIC' | 'PRIVATE';
}

/** @throws InvalidParameterException */
export function networkOf(
  ctx: Context,
  { subnets = [], securityGroups }: { subnets?: string[] | undefined; securityGroups?: string[] | undefined },
): ExpressNetwork {
  requireSecurityGroups(ctx, securityGroups);
  if (subnets.length > 0) requireSubnets(ctx, subnets);
  const { Subnets = [] } =
    subnets.length > 0
      ? ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [...subnets] })
      : ctx.call('ec2', 'DescribeSubnets', { Filters: [{ Name: 'default-for-az', Values: ['true'] }] });
  const vpcs = new Set(Subnets.map(({ VpcId = '' }) => VpcId));
  const [vpcId] = vpcs;
  if (vpcId === undefined)
    throw invalidParameter('No default VPC was found. Specify subnets in networkConfiguration.');
  if (vpcs.size > 1) throw invalidParameter('All subnets must belong to the same VPC.');
  const ids = Subnets.map(({ SubnetId = '' }) => SubnetId);
  const zones = new Map(
    Subnets.map(({ AvailabilityZone = '', SubnetId = '' }) => [AvailabilityZone, SubnetId]),
  );
  if (zones.size < 2) throw invalidParameter('Subnets must be in at least two Availability Zones.');
  return {
    vpcId,
    subnets: ids,
    ofZones: [...zones.values()],
    accessType: arePublic(ctx, vpcId, ids) ? 'PUBLIC' : 'PRIVATE',
  };
}

function arePublic(ctx: Context, vpcId: string, subnets: readonly string[]): boolean {
  const { RouteTables = [] } = ctx.call('ec2', 'DescribeRouteTables', {
    Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
  });
  const main = RouteTables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  return subnets.every((subnet) => {
    const own = RouteTables.find(({ Associations = [] }) =>
      Associations.some(({ SubnetId }) => SubnetId === subnet),
    );
    return (own ?? main)?.Routes?.some(({ GatewayId = '' }) => GatewayId.startsWith('igw-')) ?? false;
  });
}
