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
  const range = rangeOf(CidrBlock);
  const isOfVpc = ipv6Blocks(vpc).some((block) => contains(rangeOf(block.CidrBlock)!, range));
  if (!range || !subnetSizes.has(range.bits) || !isOfVpc) throw subnetIpv6Range(given);
  const isTaken = ctx.all(subnetTable).some(({ SubnetId, Ipv6Block }) => {
    const other = SubnetId !== subnet.SubnetId && Ipv6Block ? rangeOf(Ipv6Block.CidrBlock) : undefined;
    return other && (contains(other, range) || contains(range, other));
  });
  if (isTaken) throw subnetConflict(given);
  if (subnet.Ipv6Block)
    throw invalidParameterValue(`The subnet '${subnet.SubnetId}' has an IPv6 block: ${prefix}`);
  const changed = {
    ...subnet,
    Ipv6Block: { AssociationId: `subnet-cidr-assoc-${ctx.ids.hex(17)}`, CidrBlock },
  };
  ctx.put(subnetTable, subnet.SubnetId, changed);
  return changed;
}

/** VPC guide, "Subnet CIDR blocks": from /44 to /64 in steps of four. */
const subnetSizes: ReadonlySet<number> = new Set([44, 48, 52, 56, 60, 64]);

interface Range {
  /** The first 64 bits of its first address. */
  readonly from: bigint;
  readonly bits: number;
}

/** Undefined when it is no block of at least a /64 that begins where a block of its size does. */
function rangeOf(block: string): Range | undefined {
  const [, groups = '', size] = /^((?:[0-9a-f]{1,4}:){0,4}):\/(\d+)$/.exec(block) ?? [];
  const bits = Number(size);
  if (!(bits > 0 && bits <= 64)) return undefined;
  const hex = groups
    .split(':')
    .slice(0, -1)
    .map((group) => group.padStart(4, '0'));
  const from = BigInt(`0x${hex.join('').padEnd(16, '0')}`);
  const isAligned = from % (1n << BigInt(64 - bits)) === 0n;
  return isAligned ? { from, bits } : undefined;
}

const contains = (outer: Range, inner: Range | undefined): boolean =>
  inner !== undefined &&
  inner.bits >= outer.bits &&
  inner.from >> BigInt(64 - outer.bits) === outer.from >> BigInt(64 - outer.bits);

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
