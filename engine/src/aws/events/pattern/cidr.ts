// Blocks of addresses: `10.0.0.0/24`, `2001:db8::/32`.
import { BlockList, isIP } from 'node:net';
import { invalidPattern } from '../faults.ts';

/** @throws InvalidEventPatternException */
export function checkBlock(text: string): void {
  const [address = '', bits = '', ...more] = text.split('/');
  if (!text.includes('/') || more.length > 0) throw invalidPattern("Malformed CIDR, one '/' required");
  if (!/^\d+$/.test(bits)) throw invalidPattern('Malformed CIDR, mask bits must be an integer');
  const kind = isIP(address);
  if (kind === 0) throw invalidPattern(`Nonstandard IP address: ${address}`);
  if (Number(bits) > (kind === 4 ? 32 : 128))
    throw invalidPattern(`${kind === 4 ? 'IPv4' : 'IPv6'} mask bits must be < ${kind === 4 ? 33 : 129}`);
}

export function isInBlock(address: string, block: string): boolean {
  const [start = '', bits = ''] = block.split('/');
  const kind = isIP(start);
  if (kind === 0 || isIP(address) !== kind) return false;
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(start, Number(bits), family);
  return list.check(address, family);
}
