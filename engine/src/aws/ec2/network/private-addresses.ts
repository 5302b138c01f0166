// Assigns the private addresses of a subnet. Each assigned address is a row of its own, so that assigning one costs the
// same with ten interfaces as with ten thousand.
import type { Context } from '../../../kernel/context.ts';
import {
  addressInUse,
  insufficientFreeAddresses,
  invalidParameterValue,
  privateAddressLimitExceeded,
} from '../faults.ts';
import { type SubnetRecord, subnetTable, takenAddresses } from '../state.ts';
import { type Block, isUsable, parseBlock, usableAddress, usableAddresses } from './cidr.ts';

const rowKey = (subnetId: string, address: string) => `${subnetId}/${address}`;

/** Assigns the requested address of the subnet, or a free one. */
export function takePrivateAddress(
  ctx: Context,
  subnetId: string,
  networkInterfaceId: string,
  requested?: string,
): string {
  const subnet = ctx.get(subnetTable, subnetId);
  const block = subnet && parseBlock(subnet.CidrBlock);
  if (!subnet || !block || subnet.AvailableIpAddressCount === 0) throw insufficientFreeAddresses(subnetId);
  const isFree = (address: string) => ctx.get(takenAddresses, rowKey(subnetId, address)) === undefined;
  if (requested !== undefined) {
    if (!isUsable(block, requested)) throw notInSubnet(requested);
    if (!isFree(requested)) throw addressInUse(requested);
  }
  const address = requested ?? freeAddress(ctx, block, isFree);
  ctx.put(takenAddresses, rowKey(subnetId, address), { NetworkInterfaceId: networkInterfaceId });
  count(ctx, subnet, -1);
  return address;
}

/** What the largest instance types allow: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html */
const maxPerInterface = 50;

/**
 * Assigns an interface the requested secondary addresses, or as many free ones.
 * @param present how many addresses it has already
 */
export function takeSecondaryAddresses(
  ctx: Context,
  { SubnetId, NetworkInterfaceId }: { readonly SubnetId: string; readonly NetworkInterfaceId: string },
  requested: readonly string[] | number,
  present: number,
): string[] {
  const count = typeof requested === 'number' ? requested : requested.length;
  if (count < 0) throw invalidParameterValue(`Invalid number of addresses: ${count}`);
  if (present + count > maxPerInterface) throw privateAddressLimitExceeded();
  const addresses = typeof requested === 'number' ? new Array<undefined>(count).fill(undefined) : requested;
  return addresses.map((address) => takePrivateAddress(ctx, SubnetId, NetworkInterfaceId, address));
}

export function releasePrivateAddress(ctx: Context, subnetId: string, address: string): void {
  const subnet = ctx.get(subnetTable, subnetId);
  if (!subnet || !ctx.get(takenAddresses, rowKey(subnetId, address))) return;
  ctx.delete(takenAddresses, rowKey(subnetId, address));
  count(ctx, subnet, 1);
}

const notInSubnet = (address: string) =>
  invalidParameterValue(`Address ${address} does not fall within the subnet's address range`);

function count(ctx: Context, subnet: SubnetRecord, change: number): void {
  ctx.put(subnetTable, subnet.SubnetId, {
    ...subnet,
    AvailableIpAddressCount: subnet.AvailableIpAddressCount + change,
  });
}

/** Searches from a random start, so that an address that was just released is not reassigned at once. */
function freeAddress(ctx: Context, block: Block, isFree: (address: string) => boolean): string {
  const total = usableAddresses(block);
  const start = ctx.ids.below(total);
  for (let step = 0; step < total; step++) {
    const address = usableAddress(block, (start + step) % total);
    if (isFree(address)) return address;
  }
  throw new Error('A subnet counts free addresses but has none');
}
