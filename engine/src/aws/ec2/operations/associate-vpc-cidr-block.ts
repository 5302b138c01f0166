// EC2 API, AssociateVpcCidrBlock: a further IPv4 block, or an IPv6 block of Amazon's.
import type { Operation } from '../../../kernel/context.ts';
import { cidrMalformed, unsupported, vpcCidrConflict, vpcRange } from '../faults.ts';
import { requireVpc } from '../find/require.ts';
import { formatBlock, overlaps, parseBlock } from '../network/cidr.ts';
import { amazonBlock, ipv4Blocks, ipv6View, withBlock } from '../network/more-blocks.ts';

export const associateVpcCidrBlock: Operation<'ec2', 'AssociateVpcCidrBlock'> = (input, ctx) => {
  const vpc = requireVpc(ctx, input.VpcId);
  const { VpcId } = vpc;
  if (input.AmazonProvidedIpv6CidrBlock) {
    const block = withBlock(vpc, amazonBlock(ctx), ctx).MoreBlocks!.at(-1)!;
    return { VpcId, Ipv6CidrBlockAssociation: ipv6View(block, ctx) };
  }
  if (input.CidrBlock === undefined)
    throw unsupported('Drydock gives VPCs IPv6 blocks of Amazon: own ones and IPAM pools are not simulated.');
  const block = parseBlock(input.CidrBlock);
  if (!block) throw cidrMalformed(input.CidrBlock);
  if (block.prefix < 16 || block.prefix > 28) throw vpcRange(input.CidrBlock);
  const others = [vpc.CidrBlock, ...ipv4Blocks(vpc).map(({ CidrBlock }) => CidrBlock)];
  if (others.some((each) => overlaps(parseBlock(each)!, block))) throw vpcCidrConflict(input.CidrBlock);
  const association = withBlock(vpc, formatBlock(block), ctx).MoreBlocks!.at(-1)!;
  return {
    VpcId,
    CidrBlockAssociation: { ...association, CidrBlockState: { State: 'associated' } },
  };
};
