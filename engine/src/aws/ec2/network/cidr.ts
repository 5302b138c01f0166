// IPv4 blocks and the addresses in them. Amazon VPC guide, "Subnet CIDR blocks": the first four addresses of a subnet
// and the last one are reserved.

export interface Block {
  /** The first address as a number. */
  readonly first: number;
  readonly prefix: number;
  readonly size: number;
}

/** Undefined when the text is not an IPv4 block. Bits below the prefix are cleared, as AWS does. */
export function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const bytes = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (bytes.some((byte) => byte > 255) || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return { first: address - (address % size), prefix, size };
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export function formatBlock({ first, prefix }: Block): string {
  return `${formatAddress(first)}/${prefix}`;
}

export function contains(outer: Block, inner: Block): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function overlaps(a: Block, b: Block): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

/** How many addresses of a subnet can be assigned: 11 of a /28. */
export function usableAddresses(block: Block): number {
  return Math.max(0, block.size - 5);
}

/** The nth address of a subnet that can be assigned, from 0. */
export function usableAddress(block: Block, ordinal: number): string {
  return formatAddress(block.first + 4 + ordinal);
}

/** False for an address that is reserved or outside the subnet. */
export function isUsable(block: Block, address: string): boolean {
  const single = parseBlock(`${address}/32`);
  if (!single || !contains(block, single)) return false;
  const offset = single.first - block.first;
  return offset >= 4 && offset < block.size - 1;
}
