// The subnets in which RDS and ElastiCache place what they run.
import type { Context } from '../../kernel/context.ts';
import type { AwsFault } from '../../kernel/faults.ts';
import type { TagRecord } from '../tag-records.ts';

export interface SubnetGroup {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly subnets: readonly { readonly id: string; readonly zone: string }[];
  readonly tags: TagRecord;
}

/** The name of the one that AWS makes of the default VPC when it is first needed. */
export const defaultName = 'default';

/** @throws `mixed`, where they are of several VPCs */
export function subnetsOf(
  ids: readonly string[],
  mixed: () => AwsFault,
  ctx: Context,
): Pick<SubnetGroup, 'vpcId' | 'subnets'> {
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [...ids] });
  const vpcs = new Set(Subnets.map(({ VpcId = '' }) => VpcId));
  if (vpcs.size > 1) throw mixed();
  const subnets = Subnets.map(({ SubnetId: id = '', AvailabilityZone: zone = '' }) => ({ id, zone }));
  return { vpcId: [...vpcs][0] ?? '', subnets };
}

/** Undefined where the account has no default VPC. */
export function ofDefaultVpc(ctx: Context): SubnetGroup | undefined {
  const { Vpcs: [vpc] = [] } = ctx.call('ec2', 'DescribeVpcs', {
    Filters: [{ Name: 'is-default', Values: ['true'] }],
  });
  if (!vpc) return undefined;
  const vpcId = vpc.VpcId!;
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
  });
  const subnets = Subnets.map(({ SubnetId: id = '', AvailabilityZone: zone = '' }) => ({ id, zone }));
  return { name: defaultName, description: defaultName, vpcId, subnets, tags: {} };
}

/** The zones of a subnet group, in order, or the region's first three. */
export function zonesOf(group: SubnetGroup | undefined, { region }: Pick<Context, 'region'>): string[] {
  const zones = [...new Set(group?.subnets.map(({ zone }) => zone))].sort();
  return zones.length > 0 ? zones : ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
}
