// The nodes of a replication group, by their ids: `<group>-001` and so on, or `<group>-0001-001` with cluster mode.
// Where a server runs, it is that of them all.
import type { Context } from '../../../kernel/context.ts';
import { zonesOf } from '../groups/subnets.ts';
import type { CacheRecord } from '../state.ts';

interface Member {
  readonly id: string;
  readonly shard: number;
  readonly isPrimary: boolean;
  readonly zone: string;
}

export function membersOf(group: CacheRecord, ctx: Context): Member[] {
  const zones = zonesOf(group.subnetGroup, ctx);
  return Array.from({ length: group.size }, (_, shard) =>
    Array.from({ length: group.replicas + 1 }, (_each, at) => {
      const number = String(at + 1).padStart(3, '0');
      const middle = group.clusterMode === 'enabled' ? `${shardId(shard)}-` : '';
      return {
        id: `${group.id}-${middle}${number}`,
        shard,
        isPrimary: at === (group.primaries?.[shard] ?? 0),
        zone: zones[(shard + at) % zones.length]!,
      };
    }),
  ).flat();
}

export const shardId = (shard: number): string => String(shard + 1).padStart(4, '0');
