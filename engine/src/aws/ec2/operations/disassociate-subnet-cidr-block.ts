// EC2 API, DisassociateSubnetCidrBlock.
import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound } from '../faults.ts';
import { subnetIpv6View } from '../network/more-blocks.ts';
import { subnetTable } from '../state.ts';

export const disassociateSubnetCidrBlock: Operation<'ec2', 'DisassociateSubnetCidrBlock'> = (input, ctx) => {
  const id = input.AssociationId!;
  const subnet = ctx.all(subnetTable).find(({ Ipv6Block }) => Ipv6Block?.AssociationId === id);
  if (!subnet) throw associationNotFound(id);
  const { Ipv6Block, AssignIpv6AddressOnCreation: _assign, ...others } = subnet;
  ctx.put(subnetTable, subnet.SubnetId, others);
  return {
    SubnetId: subnet.SubnetId,
    Ipv6CidrBlockAssociation: {
      ...subnetIpv6View(Ipv6Block!),
      Ipv6CidrBlockState: { State: 'disassociating' },
    },
  };
};
