// A store that answers elsewhere than its stack was told.
import type { Context } from '../../kernel/context.ts';
import type { Reports } from '../../kernel/registry.ts';
import { storeAddress } from '../data-stores.ts';
import type { MovedResource } from '../moved-resources.ts';

interface StoreRecord {
  readonly status: string;
  readonly port: number;
  readonly firstPort?: number;
  readonly address?: string;
  readonly recorded?: string;
}

type Started = Reports['data-stores/started'];

/** The port that a store was first told to have is the one that it tries to get again. */
export function withPlace<R extends StoreRecord>(
  { recorded: _no, address: _before, ...record }: R,
  { port, address }: Omit<Started, 'storeId'>,
) {
  const firstPort = record.firstPort ?? record.port;
  const isDisplaced = record.status !== 'creating' && port !== firstPort;
  const { firstPort: _first, ...rest } = record;
  return {
    ...rest,
    port,
    ...(address !== undefined && { address }),
    ...(isDisplaced && { firstPort }),
  };
}

/** Tells of each resource that shows the store's address, where it is not the one of before. */
export function tellMoved(
  known: StoreRecord,
  { port, address = storeAddress }: Omit<Started, 'storeId'>,
  resources: readonly Pick<MovedResource, 'typePrefix' | 'physicalId'>[],
  ctx: Context,
): void {
  if (known.status === 'creating') return;
  const { recorded, address: former = storeAddress } = known;
  if (recorded === undefined && former === address && known.port === port) return;
  const now = `${address}:${port}`;
  const before = recorded === undefined ? `${former}:${known.port}` : '';
  const reason =
    recorded === undefined
      ? `its server answers at ${now}, no longer at ${before}`
      : `it was recorded only, and has a server now, at ${now}`;
  for (const resource of resources) ctx.tell('resources/moved', { ...resource, before, now, reason });
}
