// What is changed of a cluster or a group. All of it holds at once: what its server takes at its start restarts it.
import type { ModifyCacheClusterMessage, ModifyReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { compareVersions } from '../../../kernel/versions.ts';
import { engineOf, versionOf } from '../engines.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import { requireParameterGroup } from '../find.ts';
import { isDefaultGroup } from '../groups/parameters.ts';
import type { CacheRecord } from '../state.ts';
import { checkUserGroups } from '../users/of-cache.ts';
import { pass, restart } from './change.ts';
import { checkAuthToken, checkNodes, checkVersion } from './check.ts';
import { checkWindows } from './windows.ts';

type Input = Partial<ModifyCacheClusterMessage & ModifyReplicationGroupMessage>;

export function modifyCache(
  record: CacheRecord,
  input: Input,
  changed: Partial<Pick<CacheRecord, 'settings' | 'size'>>,
  ctx: Context,
): CacheRecord {
  const group = input.CacheParameterGroupName;
  checkVersion(input.Engine ?? record.engine, input.EngineVersion);
  if (input.EngineVersion !== undefined && (input.Engine ?? record.engine) === record.engine)
    checkUpgrade(record.engineVersion, versionOf(engineOf(record.engine)!, input.EngineVersion));
  checkChanged(record, input, ctx);
  checkWindows({ ...record.settings, ...changed.settings });
  if (group !== undefined && !isDefaultGroup(group)) requireParameterGroup(group, ctx);
  const next: CacheRecord = plain({
    ...record,
    ...changed,
    settings: { ...record.settings, ...changed.settings },
    engine: input.Engine ?? record.engine,
    engineVersion:
      input.EngineVersion === undefined
        ? record.engineVersion
        : versionOf(engineOf(input.Engine ?? record.engine)!, input.EngineVersion),
    parameterGroup: group ?? record.parameterGroup,
    clusterMode: (input.ClusterMode as CacheRecord['clusterMode'] | undefined) ?? record.clusterMode,
    encryption: encryptionAfter(record, input),
    ...tokensAfter(record, input),
  });
  checkUserGroups(next, ctx);
  const taken = (each: CacheRecord) =>
    JSON.stringify([
      each.parameterGroup,
      each.clusterMode,
      each.encryption,
      each.authToken,
      each.formerAuthToken,
    ]);
  return taken(next) === taken(record)
    ? pass(next, 'modifying', 'available', ctx)
    : restart(next, 'modifying', ctx);
}

/** An older version is a cluster of its own. @throws InvalidParameterCombination */
function checkUpgrade(from: string, to: string): void {
  if (compareVersions(to, from) < 0)
    throw invalidCombination(
      `Cannot modify the engine version from ${from} to ${to}: it cannot be downgraded.`,
    );
}

/** What is checked of a new cache, too. */
function checkChanged({ engine, settings }: CacheRecord, input: Input, ctx: Context): void {
  const { SecurityGroupIds, SnapshotRetentionLimit, CacheNodeType = String(settings.CacheNodeType) } = input;
  checkNodes(engine, { CacheNodeType, SecurityGroupIds, SnapshotRetentionLimit }, ctx);
}

const encryptionAfter = (
  { encryption }: CacheRecord,
  { TransitEncryptionEnabled: isOn, TransitEncryptionMode: mode }: Input,
): CacheRecord['encryption'] => (isOn === false ? undefined : (mode ?? (isOn ? 'preferred' : encryption)));

/**
 * ROTATE adds a token beside the one before it, SET leaves the new one alone, DELETE leaves none: for groups of users that take
 * its place.
 */
function tokensAfter(
  record: CacheRecord,
  input: Input,
): Pick<CacheRecord, 'authToken' | 'formerAuthToken'> | object {
  const { AuthToken: given, AuthTokenUpdateStrategy: strategy } = input;
  const { UserGroupIdsToAdd: groups = record.settings.UserGroupIds as string[] | undefined } = input;
  if (strategy === 'DELETE' && !groups?.length)
    throw invalidValue('Auth token update strategy delete is not supported currently');
  if (strategy === 'DELETE') return { authToken: undefined, formerAuthToken: undefined };
  if (given === undefined) return {};
  checkAuthToken(given);
  if (record.encryption === undefined)
    throw invalidCombination('The AuthToken parameter requires that transit encryption is enabled.');
  return strategy === 'SET' || record.authToken === undefined
    ? { authToken: given, formerAuthToken: undefined }
    : { authToken: given, formerAuthToken: record.authToken };
}
