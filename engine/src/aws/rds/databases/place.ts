// Where a database is: its subnet group, its zone and its security groups. RDS takes those of the default VPC where none are given.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
import type { Context } from '../../../kernel/context.ts';
import { invalidCombination } from '../faults.ts';
import { requireCluster, requireSubnetGroup } from '../find.ts';
import { defaultGroup, zonesOf } from '../groups/subnets.ts';
import { type DatabaseKind, membersOfCluster } from '../state.ts';
import type { NewDatabase } from './new-database.ts';

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
      ? defaultGroup(ctx)
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
