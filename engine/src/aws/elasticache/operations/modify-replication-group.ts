// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { modifyCache } from '../caches/modify.ts';
import { groupSettings } from '../caches/settings.ts';
import { invalidCombination, invalidGroupState } from '../faults.ts';
import { requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const modifyReplicationGroup: Operation<'elasticache', 'ModifyReplicationGroup'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  if (record.status !== 'available')
    throw invalidGroupState('Replication group must be in available state to modify.');
  if (input.AutomaticFailoverEnabled && record.size * (record.replicas + 1) < 2)
    throw invalidCombination('Must specify at least two cache clusters in order to auto failover.');
  const settings: Record<string, unknown> = groupSettings(input);
  const before = (record.settings.UserGroupIds ?? []) as readonly string[];
  const { UserGroupIdsToAdd: added = [], UserGroupIdsToRemove: removed = [] } = input;
  if (added.length > 0 || removed.length > 0 || input.RemoveUserGroups)
    settings.UserGroupIds = input.RemoveUserGroups
      ? []
      : [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
  return { ReplicationGroup: groupView(modifyCache(record, input, { settings }, ctx), ctx) };
};
