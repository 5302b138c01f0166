// Fn::Cidr: splits an address block. 10.0.0.0/16 with 8 host bits gives 10.0.0.0/24, 10.0.1.0/24 …

/** @param hostBits the size of each block is 2^hostBits; absent: 8 for IPv4, 64 for IPv6 */
export function cidrBlocks(
  block: string,
  count: number,
  hostBits: number | undefined,
  wrong: (why: string) => Error,
): string[] {
  const [address = '', prefix = ''] = block.split('/');
  const wide = address.includes(':');
  const width = wide ? 128 : 32;
  const start = wide ? parseIpv6(address) : parseIpv4(address);
  const size = hostBits ?? (wide ? 64 : 8);
  if (start === undefined || !/^\d+$/.test(prefix)) throw wrong(`cannot read the CIDR block ${block}`);
  if (!Number.isInteger(count) || count < 1 || count > 256) throw wrong('requires a count between 1 and 256');
  const room = width - Number(prefix) - size;
  if (room < 0 || 2 ** room < count)
    throw wrong(`cannot make ${count} blocks of ${size} host bits out of ${block}`);
  const first = (start >> BigInt(width - Number(prefix))) << BigInt(width - Number(prefix));
  return Array.from({ length: count }, (_, index) => {
    const at = first + (BigInt(index) << BigInt(size));
    return `${wide ? formatIpv6(at) : formatIpv4(at)}/${width - size}`;
  });
}

function parseIpv4(text: string): bigint | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256))
    return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function formatIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** With the longest run of zero groups as `::` (RFC 5952). */
function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 65535n).toString(16),
  );
  const runs = groups.join(':').match(/(^|:)0(:0)+(?=:|$)/g) ?? [];
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  return longest === undefined
    ? groups.join(':')
    : groups.join(':').replace(longest, '::').replace(':::', '::');
}
