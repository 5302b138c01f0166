// Aliases of load balancers: each name has an address of loopback of its own, where the listeners' ports are forwarded.
import { type NameRecord, nameKey } from '../../../contracts/names.ts';

const prefix = '127.254.';

/** @param all every name that there is: an address that one of them has is kept, and not given a second time */
export function withAddresses(wanted: readonly NameRecord[], all: readonly NameRecord[]): NameRecord[] {
  const given = new Map(
    all.flatMap((record) =>
      record.values[0]?.startsWith(prefix) ? [[nameKey(record), record.values[0]]] : [],
    ),
  );
  const taken = new Set(given.values());
  return wanted.map((record) => {
    if (record.balancer === undefined) return record;
    const address = given.get(nameKey(record)) ?? free(taken);
    taken.add(address);
    return { ...record, values: [address] };
  });
}

function free(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const address = `${prefix}${n >> 8}.${n & 255}`;
    if (!taken.has(address)) return address;
  }
}
