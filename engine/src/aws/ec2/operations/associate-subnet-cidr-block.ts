// EC2 API, AssociateSubnetCidrBlock.
import type { Operation } from '../../../kernel/context.ts';
import { missingParameter } from '../faults.ts';
import { requireSubnet, requireVpc } from '../find/require.ts';
import { subnetIpv6View, withIpv6 } from '../network/more-blocks.ts';

export const associateSubnetCidrBlock: Operation<'ec2', 'AssociateSubnetCidrBlock'> = (input, ctx) => {
  const subnet = requireSubnet(ctx, input.SubnetId);
  if (!input.Ipv6CidrBlock) throw missingParameter('ipv6CidrBlock');
  const changed = withIpv6(subnet, requireVpc(ctx, subnet.VpcId), input.Ipv6CidrBlock, ctx);
  return { SubnetId: subnet.SubnetId, Ipv6CidrBlockAssociation: subnetIpv6View(changed.Ipv6Block!) };
};
