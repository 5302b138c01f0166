// Public addresses. They are drawn from 198.18.0.0/15, the block that RFC 2544 sets aside for benchmarks: nobody's
// machine answers there, so an address that is shown by mistake leads nowhere.
import type { Context } from '../../../kernel/context.ts';
import { addressTable, networkInterfaceTable } from '../state.ts';
import { formatAddress } from './cidr.ts';

const first = 198 * 2 ** 24 + 18 * 2 ** 16;

export function drawPublicAddress(ctx: Context): string {
  const taken = new Set([
    ...ctx.all(addressTable).map(({ PublicIp }) => PublicIp),
    ...ctx.all(networkInterfaceTable).map(({ PublicIp }) => PublicIp),
  ]);
  for (;;) {
    const address = formatAddress(first + 1 + ctx.ids.below(2 ** 17 - 2));
    if (!taken.has(address)) return address;
  }
}
