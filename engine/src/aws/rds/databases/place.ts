// Where a database is: its subnet group, its zone and its security groups. RDS takes those of the default VPC where none are given.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
import type { Context } from '../../../kernel/context.ts';
import { invalidCombination } from '../faults.ts';
import { requireCluster, requireSubnetGroup } from '../find.ts';
import { type DatabaseKind, membersOfCluster, type SubnetGroupRecord, subnetGroups } from '../state.ts';
import type { NewDatabase } from './check.ts';

interface Place {
  /** A member of a cluster is in its cluster's. */
  readonly subnetGroup?: string;
  readonly settings: {
    readonly AvailabilityZone?: string;
    readonly VpcSecurityGroups?: readonly { readonly VpcSecurityGroupId: string; readonly Status: string }[];
  };
}

/** @throws DBSubnetGroupNotFoundFault, InvalidParameterCombination */
export function placeOf(kind: DatabaseKind, input: NewDatabase, ctx: Context): Place {
  const { DBClusterIdentifier: clusterId, AvailabilityZone: given } = input;
  if (kind === 'instance' && clusterId !== undefined) {
    const cluster = requireCluster(clusterId, ctx);
    const zones = zonesOf(cluster.subnetGroup, ctx);
    const at = ctx.by(membersOfCluster, cluster.id).length;
    return { settings: { AvailabilityZone: given ?? zones[at % zones.length]! } };
  }
  const group =
    input.DBSubnetGroupName === undefined
      ? defaultSubnetGroup(ctx)
      : requireSubnetGroup(input.DBSubnetGroupName, ctx);
  if (group) checkGroups(input.VpcSecurityGroupIds, group.vpcId, ctx);
  return {
    ...(group && { subnetGroup: group.name }),
    settings: {
      ...(kind === 'instance' && { AvailabilityZone: given ?? zonesOf(group?.name, ctx)[0]! }),
      ...(group && { VpcSecurityGroups: defaultGroups(group.vpcId, ctx) }),
    },
  };
}

/** The zones of a subnet group, or the region's first three. */
export function zonesOf(group: string | undefined, ctx: Context): readonly string[] {
  const subnets = group === undefined ? undefined : ctx.get(subnetGroups, group)?.subnets;
  const zones = [...new Set(subnets?.map(({ zone }) => zone))].sort();
  return zones.length > 0 ? zones : ['a', 'b', 'c'].map((letter) => `${ctx.region}${letter}`);
}

/** The group `default`, which RDS makes of the default VPC's subnets when it is first needed. */
function defaultSubnetGroup(ctx: Context): SubnetGroupRecord | undefined {
  const name = 'default';
  const made = ctx.get(subnetGroups, name);
  if (made) return made;
  const { Vpcs: [vpc] = [] } = ctx.call('ec2', 'DescribeVpcs', {
    Filters: [{ Name: 'is-default', Values: ['true'] }],
  });
  if (!vpc) return undefined;
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'vpc-id', Values: [vpc.VpcId!] }],
  });
  const record: SubnetGroupRecord = {
    name,
    description: 'default',
    vpcId: vpc.VpcId!,
    subnets: Subnets.map(({ SubnetId: id = '', AvailabilityZone: zone = '' }) => ({ id, zone })),
    tags: {},
  };
  ctx.put(subnetGroups, name, record);
  return record;
}

const defaultGroups = (vpcId: string, ctx: Context) =>
  (
    ctx.call('ec2', 'DescribeSecurityGroups', {
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }).SecurityGroups ?? []
  ).map(({ GroupId = '' }) => ({ VpcSecurityGroupId: GroupId, Status: 'active' }));

/** @throws InvalidParameterCombination */
export function checkGroups(ids: readonly string[] = [], vpcId: string, ctx: Context): void {
  if (ids.length === 0) return;
  const { SecurityGroups = [] } = ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [...ids] });
  const other = SecurityGroups.find(({ VpcId }) => VpcId !== vpcId);
  if (other)
    throw invalidCombination(
      `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and the EC2 security group is in ${other.VpcId}`,
    );
}
