// Public addresses come from 198.18.0.0/15, the block that RFC 2544 reserves for benchmarks. No machine on the internet
// answers there, so a connection to one by mistake reaches nobody.
import type { Context } from '../../../kernel/context.ts';
import { addressesByPublicIp, interfacesByPublicIp } from '../state.ts';
import { formatAddress } from './cidr.ts';

const first = 198 * 2 ** 24 + 18 * 2 ** 16;

export function drawPublicAddress(ctx: Context): string {
  const isTaken = (address: string) =>
    ctx.countBy(addressesByPublicIp, address) > 0 || ctx.countBy(interfacesByPublicIp, address) > 0;
  for (;;) {
    const address = formatAddress(first + 1 + ctx.ids.below(2 ** 17 - 2));
    if (!isTaken(address)) return address;
  }
}
