// The subnets of a subnet group: in one VPC, and in two zones at least.
import type { Context } from '../../../kernel/context.ts';
import { invalidSubnet, tooFewZones } from '../faults.ts';
import type { SubnetGroupRecord } from '../state.ts';

export function subnetsOf(
  SubnetIds: readonly string[],
  ctx: Context,
): Pick<SubnetGroupRecord, 'vpcId' | 'subnets'> {
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [...SubnetIds] });
  const vpcs = new Set(Subnets.map(({ VpcId = '' }) => VpcId));
  if (vpcs.size > 1) throw invalidSubnet('The DB Subnets must all be in the same VPC.');
  const subnets = Subnets.map(({ SubnetId: id = '', AvailabilityZone: zone = '' }) => ({ id, zone }));
  if (new Set(subnets.map(({ zone }) => zone)).size < 2) throw tooFewZones();
  return { vpcId: [...vpcs][0] ?? '', subnets };
}
