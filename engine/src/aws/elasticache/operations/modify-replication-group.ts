// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html
import type { ModifyReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import type { Operation } from '../../../kernel/context.ts';
import { modifyCache } from '../caches/modify.ts';
import { groupSettings } from '../caches/settings.ts';
import { invalidCombination, invalidGroupState, tooFewForFailover } from '../faults.ts';
import { requireCache } from '../find.ts';
import type { CacheRecord } from '../state.ts';
import { groupView } from '../views/replication-group.ts';

export const modifyReplicationGroup: Operation<'elasticache', 'ModifyReplicationGroup'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  if (record.status !== 'available')
    throw invalidGroupState('Replication group must be in available state to modify.');
  checkFailover(record, input);
  const { SnapshotRetentionLimit: days = 0, SnapshottingClusterId = record.settings.SnapshottingClusterId } =
    input;
  const isFirst = days > 0 && !record.settings.SnapshotRetentionLimit;
  if (isFirst && record.clusterMode !== 'enabled' && SnapshottingClusterId === undefined)
    throw invalidCombination(
      'Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots',
    );
  const settings: Record<string, unknown> = groupSettings(input);
  const before = (record.settings.UserGroupIds ?? []) as readonly string[];
  const { UserGroupIdsToAdd: added = [], UserGroupIdsToRemove: removed = [] } = input;
  if (added.length > 0 || removed.length > 0 || input.RemoveUserGroups)
    settings.UserGroupIds = input.RemoveUserGroups
      ? []
      : [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
  return { ReplicationGroup: groupView(modifyCache(record, input, { settings }, ctx), ctx) };
};

function checkFailover(
  { clusterMode, replicas }: CacheRecord,
  { AutomaticFailoverEnabled: isOn }: ModifyReplicationGroupMessage,
): void {
  if (clusterMode === 'enabled' && isOn === false)
    throw invalidCombination(
      'Turning off automatic failover for replication group with cluster mode enabled is not supported.',
    );
  if (clusterMode !== 'enabled' && isOn && replicas < 1) throw tooFewForFailover();
}
