// Blocks of addresses: `10.0.0.0/24`, `2001:db8::/32`.
import { BlockList, isIP } from 'node:net';

/** What is wrong with a block; undefined for one that is right. */
export function blockError(text: string): string | undefined {
  const [address = '', bits = '', ...more] = text.split('/');
  if (!text.includes('/') || more.length > 0) return "Malformed CIDR, one '/' required";
  if (!/^\d+$/.test(bits)) return 'Malformed CIDR, mask bits must be an integer';
  const version = isIP(address);
  if (version === 0) return `Nonstandard IP address: ${address}`;
  const most = version === 4 ? 32 : 128;
  return Number(bits) > most ? `IPv${version} mask bits must be < ${most + 1}` : undefined;
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
