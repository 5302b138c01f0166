// IPv4 blocks: whether one holds another, and whether they share an address.

interface Block {
  readonly first: number;
  readonly size: number;
}

/** @param cidr `10.0.0.0/16`, or an address @returns undefined for IPv6 */
function blockOf(cidr: string): Block | undefined {
  const [address = '', length = '32'] = cidr.split('/');
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined;
  const size = 2 ** (32 - Number(length));
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { first: Math.floor(number / size) * size, size };
}

/** How much of `inner` is in `outer`. */
export function share(outer: string, inner: string): 'all' | 'some' | 'none' {
  const [a, b] = [blockOf(outer), blockOf(inner)];
  if (!a || !b) return 'none';
  if (a.first <= b.first && b.first + b.size <= a.first + a.size) return 'all';
  return a.first < b.first + b.size && b.first < a.first + a.size ? 'some' : 'none';
}

export const prefixLength = (cidr: string) => Number(cidr.split('/')[1] ?? 32);
