// The name that an Express service answers at, and what it means on this machine.

import { type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import type { ExpressServiceRecord } from '../state.ts';

/** For example `sh-2131cee88d6942df91d918efb85336a5.ecs.us-east-1.on.aws`. */
export const newEndpoint = (ctx: Context, name: string): string =>
  `${name.slice(0, 2).toLowerCase().replaceAll('_', '-')}-${ctx.ids.hex(32)}.ecs.${ctx.region}.on.aws`;

/**
 * Browsers and curl resolve every name under `localhost` to loopback: so the endpoint can be opened without a change of this
 * machine's DNS.
 */
export const localName = (endpoint: string): string => `${endpoint}.localhost`;

const prefix = '127.253.';

/** The record that leads from the endpoint to the load balancer; undefined when it is as it should be. */
export function missingName(
  state: Reader,
  record: ExpressServiceRecord,
  balancer: string,
): NameRecord | undefined {
  const named: NameRecord = {
    owner: `ecs/${record.serviceKey}`,
    zoneId: 'on.aws',
    name: record.endpoint,
    type: 'A',
    ttl: 60,
    policy: 'one',
    values: [],
    balancer,
  };
  const known = state.get(names, nameKey(named));
  if (known?.balancer === balancer) return undefined;
  return { ...named, values: known?.values ?? [freeAddress(state)] };
}

function freeAddress(state: Reader): string {
  const taken = new Set(state.all(names).flatMap(({ values }) => values));
  for (let n = 1; ; n++) {
    const address = `${prefix}${n >> 8}.${n & 255}`;
    if (!taken.has(address)) return address;
  }
}

export const putName = (ctx: Context, record: NameRecord): void => ctx.put(names, nameKey(record), record);

export function removeName(ctx: Context, { endpoint }: ExpressServiceRecord): void {
  for (const record of ctx.all(names)) if (record.name === endpoint) ctx.delete(names, nameKey(record));
}
