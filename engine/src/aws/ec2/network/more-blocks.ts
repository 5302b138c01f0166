// Address blocks beside a VPC's first one, and the IPv6 blocks of subnets. They are state: nothing listens on their addresses.
// VPC guide, "VPC CIDR blocks".
import type { SubnetIpv6CidrBlockAssociation, VpcIpv6CidrBlockAssociation } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameterValue, subnetConflict, subnetIpv6Range } from '../faults.ts';
import { type CidrAssociation, type SubnetRecord, subnetTable, type VpcRecord, vpcTable } from '../state.ts';

const isIpv6 = ({ CidrBlock }: CidrAssociation) => CidrBlock.includes(':');

export const ipv4Blocks = ({ MoreBlocks = [] }: VpcRecord) => MoreBlocks.filter((each) => !isIpv6(each));
export const ipv6Blocks = ({ MoreBlocks = [] }: VpcRecord) => MoreBlocks.filter(isIpv6);

/** A /56 of Amazon's, as every VPC gets one that asks. */
export function amazonBlock(ctx: Context): string {
  const [a, b] = [ctx.ids.hex(4), ctx.ids.hex(2)];
  return canonical(`2600:1f18:${a}:${b}00::/56`);
}

/** Without leading zeros. */
const canonical = (block: string) => block.replace(/(^|:)0+(?=[0-9a-f])/g, '$1');

export function withBlock(vpc: VpcRecord, CidrBlock: string, ctx: Context): VpcRecord {
  const block = { AssociationId: `vpc-cidr-assoc-${ctx.ids.hex(17)}`, CidrBlock };
  const changed = { ...vpc, MoreBlocks: [...(vpc.MoreBlocks ?? []), block] };
  ctx.put(vpcTable, vpc.VpcId, changed);
  return changed;
}

/** @throws InvalidSubnet.Range, InvalidSubnet.Conflict */
export function withIpv6(subnet: SubnetRecord, vpc: VpcRecord, given: string, ctx: Context): SubnetRecord {
  const CidrBlock = canonical(given.toLowerCase());
  const [prefix = ''] = CidrBlock.split('::');
  const isOfVpc = ipv6Blocks(vpc).some((block) => firstBits(block.CidrBlock) === firstBits(CidrBlock));
  if (!/::\/64$/.test(CidrBlock) || !isOfVpc) throw subnetIpv6Range(given);
  const taken = ctx
    .all(subnetTable)
    .some(({ SubnetId, Ipv6Block }) => SubnetId !== subnet.SubnetId && Ipv6Block?.CidrBlock === CidrBlock);
  if (taken) throw subnetConflict(given);
  if (subnet.Ipv6Block)
    throw invalidParameterValue(`The subnet '${subnet.SubnetId}' has an IPv6 block: ${prefix}`);
  const changed = {
    ...subnet,
    Ipv6Block: { AssociationId: `subnet-cidr-assoc-${ctx.ids.hex(17)}`, CidrBlock },
  };
  ctx.put(subnetTable, subnet.SubnetId, changed);
  return changed;
}

/** The first 56 of an address block's bits, in hexadecimal. */
function firstBits(block: string): string {
  const groups = block
    .split('::')[0]!
    .split(':')
    .map((group) => group.padStart(4, '0'));
  return [...groups, '0000', '0000', '0000', '0000'].slice(0, 4).join('').slice(0, 14);
}

export const ipv6View = (
  { AssociationId, CidrBlock }: CidrAssociation,
  { region }: { readonly region: string },
): VpcIpv6CidrBlockAssociation => ({
  AssociationId,
  Ipv6CidrBlock: CidrBlock,
  Ipv6CidrBlockState: { State: 'associated' },
  NetworkBorderGroup: region,
  Ipv6Pool: 'Amazon',
});

export const subnetIpv6View = ({
  AssociationId,
  CidrBlock,
}: CidrAssociation): SubnetIpv6CidrBlockAssociation => ({
  AssociationId,
  Ipv6CidrBlock: CidrBlock,
  Ipv6CidrBlockState: { State: 'associated' },
});
