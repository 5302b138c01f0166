// What an update of a template changes of a replication group: by ModifyReplicationGroup, and the number of its replicas.

import { changesOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import type { CacheRecord } from '../state.ts';
import { inputOf } from './properties.ts';

const defaults = {
  AutoMinorVersionUpgrade: true,
  AutomaticFailoverEnabled: false,
  MultiAZEnabled: false,
  SnapshotRetentionLimit: 0,
};

export function changeGroup(id: string, previous: Properties, wanted: Properties, ctx: Context): void {
  const {
    NumCacheClusters: _count,
    UserGroupIds: groups,
    ...changes
  } = changesOf(inputOf(previous), inputOf(wanted), defaults);
  const before = (previous.UserGroupIds ?? []) as string[];
  const after = (groups ?? before) as string[];
  // A new token replaces the one of the template before it.
  const token = 'AuthToken' in changes && { AuthTokenUpdateStrategy: 'SET' as const };
  if (Object.keys(changes).length > 0 || groups !== undefined)
    ctx.call('elasticache', 'ModifyReplicationGroup', {
      ...changes,
      ...token,
      ...(groups !== undefined && {
        UserGroupIdsToAdd: after.filter((each) => !before.includes(each)),
        UserGroupIdsToRemove: before.filter((each) => !after.includes(each)),
      }),
      ReplicationGroupId: id,
      ApplyImmediately: true,
    });
}

/** Brings the group to the number of replicas that the template has changed. The group is available. */
export function resizeGroup(
  { id, size, replicas }: Pick<CacheRecord, 'id' | 'size' | 'replicas'>,
  { NumCacheClusters: before }: Properties,
  { NumCacheClusters: after }: Properties,
  ctx: Context,
): void {
  const wanted = Number(after);
  const there = size * (replicas + 1);
  if (after === undefined || before === after || wanted === there) return;
  const input = { ReplicationGroupId: id, NewReplicaCount: wanted - 1, ApplyImmediately: true };
  ctx.call('elasticache', wanted > there ? 'IncreaseReplicaCount' : 'DecreaseReplicaCount', input);
}
