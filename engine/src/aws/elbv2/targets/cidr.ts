// Blocks of IPv4 addresses.

/** An address is a block of one. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [blockOf(outer), blockOf(inner)];
  return a.first <= b.first && b.first + b.size <= a.first + a.size;
}

function blockOf(cidr: string): { readonly first: number; readonly size: number } {
  const [address = '', length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first: Math.floor(number / size) * size, size };
}
