// What an update of a template changes of a replication group: by ModifyReplicationGroup, and the number of its replicas.
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { changesOf, inputOf } from './properties.ts';

const defaults = {
  AutoMinorVersionUpgrade: true,
  AutomaticFailoverEnabled: false,
  MultiAZEnabled: false,
  SnapshotRetentionLimit: 0,
};

export function changeGroup(id: string, previous: Properties, wanted: Properties, ctx: Context): void {
  const {
    NumCacheClusters: count,
    UserGroupIds: groups,
    ...changes
  } = changesOf(inputOf(previous), inputOf(wanted), defaults);
  const before = (previous.UserGroupIds ?? []) as string[];
  const after = (groups ?? before) as string[];
  // A new token replaces the one of the template before it.
  const token = 'AuthToken' in changes && { AuthTokenUpdateStrategy: 'SET' as const };
  if (count !== undefined) resize(id, Number(previous.NumCacheClusters ?? 1), Number(count), ctx);
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

function resize(id: string, before: number, after: number, ctx: Context): void {
  const input = { ReplicationGroupId: id, NewReplicaCount: after - 1, ApplyImmediately: true };
  if (after > before) ctx.call('elasticache', 'IncreaseReplicaCount', input);
  if (after < before) ctx.call('elasticache', 'DecreaseReplicaCount', input);
}
