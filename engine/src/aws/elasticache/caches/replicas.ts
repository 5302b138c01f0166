// More or fewer replicas in each shard of a replication group.
import type { DecreaseReplicaCountMessage, IncreaseReplicaCountMessage } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import {
  invalidCombination,
  invalidGroupState,
  invalidValue,
  notSimulated,
  tooFewForFailover,
} from '../faults.ts';
import type { CacheRecord } from '../state.ts';
import { pass } from './change.ts';

export function changeReplicas(
  record: CacheRecord,
  direction: 'increase' | 'decrease',
  input: Partial<IncreaseReplicaCountMessage & DecreaseReplicaCountMessage>,
  ctx: Context,
): CacheRecord {
  if (record.status !== 'available')
    throw invalidGroupState('Replication group must be in available state to modify.');
  if (input.ReplicaConfiguration || input.ReplicasToRemove) throw notSimulated('Shards of unlike sizes');
  const { NewReplicaCount: replicas } = input;
  if (replicas === undefined)
    throw invalidCombination('NewReplicaCount or ReplicaConfiguration must be given.');
  if (replicas < 0 || replicas > 5)
    throw invalidValue('A node group has one primary node and from 0 to 5 replicas.');
  if (direction === 'increase' ? replicas <= record.replicas : replicas >= record.replicas)
    throw invalidValue(
      `NewReplicaCount must be ${direction === 'increase' ? 'more' : 'less'} than the ${record.replicas} replicas that there are.`,
    );
  const needsReplica = record.settings.AutomaticFailover === 'enabled' && record.clusterMode !== 'enabled';
  if (needsReplica && replicas < 1) throw tooFewForFailover();
  const { primaries: _moved, ...unmoved } = record;
  return pass({ ...unmoved, replicas }, 'modifying', 'available', ctx);
}
