// EC2 API, DisassociateVpcCidrBlock.
import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound, dependencyViolation } from '../faults.ts';
import { contains, parseBlock } from '../network/cidr.ts';
import { ipv6View } from '../network/more-blocks.ts';
import { subnetTable, vpcTable } from '../state.ts';

export const disassociateVpcCidrBlock: Operation<'ec2', 'DisassociateVpcCidrBlock'> = (input, ctx) => {
  const id = input.AssociationId!;
  const vpc = ctx
    .all(vpcTable)
    .find(({ MoreBlocks = [] }) => MoreBlocks.some(({ AssociationId }) => AssociationId === id));
  const block = vpc?.MoreBlocks?.find(({ AssociationId }) => AssociationId === id);
  if (!vpc || !block) throw associationNotFound(id);
  const { CidrBlock } = block;
  const isIpv6 = CidrBlock.includes(':');
  const own = ctx.all(subnetTable).filter(({ VpcId }) => VpcId === vpc.VpcId);
  const isUsed = own.some((subnet) =>
    isIpv6 ? subnet.Ipv6Block !== undefined : contains(parseBlock(CidrBlock)!, parseBlock(subnet.CidrBlock)!),
  );
  if (isUsed)
    throw dependencyViolation(
      `The CIDR block '${CidrBlock}' is used by subnets and cannot be disassociated.`,
    );
  const MoreBlocks = vpc.MoreBlocks!.filter((each) => each !== block);
  ctx.put(vpcTable, vpc.VpcId, { ...vpc, MoreBlocks });
  return {
    VpcId: vpc.VpcId,
    ...(isIpv6
      ? {
          Ipv6CidrBlockAssociation: {
            ...ipv6View(block, ctx),
            Ipv6CidrBlockState: { State: 'disassociating' },
          },
        }
      : { CidrBlockAssociation: { ...block, CidrBlockState: { State: 'disassociating' } } }),
  };
};
