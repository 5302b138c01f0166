// The subnets of a subnet group: in one VPC.
import type { Context } from '../../../kernel/context.ts';
import { invalidSubnet } from '../faults.ts';
import type { SubnetGroupRecord } from '../state.ts';

export function subnetsOf(
  SubnetIds: readonly string[],
  ctx: Context,
): Pick<SubnetGroupRecord, 'vpcId' | 'subnets'> {
  if (SubnetIds.length === 0) throw invalidSubnet('The parameter SubnetIds must be provided.');
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [...SubnetIds] });
  const vpcs = new Set(Subnets.map(({ VpcId = '' }) => VpcId));
  if (vpcs.size > 1) throw invalidSubnet('The subnets must all be in the same VPC.');
  const subnets = Subnets.map(({ SubnetId: id = '', AvailabilityZone: zone = '' }) => ({ id, zone }));
  return { vpcId: [...vpcs][0] ?? '', subnets };
}
