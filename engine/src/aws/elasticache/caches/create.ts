// What the creations of cache clusters, replication groups and serverless caches have in common.

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { engineOf, familyOf, versionOf } from '../engines.ts';
import {
  clusterExists,
  groupExists,
  invalidCombination,
  invalidValue,
  parameterGroupNotFound,
  serverlessExists,
} from '../faults.ts';
import { cacheKey, findCache, requireParameterGroup, requireSubnetGroup } from '../find.ts';
import { isDefaultGroup } from '../groups/parameters.ts';
import { defaultGroup, zonesOf } from '../groups/subnets.ts';
import { type CacheRecord, caches } from '../state.ts';
import { checkUserGroups } from '../users/of-cache.ts';
import { checkVersion } from './check.ts';
import { checkWindows, windowsOf } from './windows.ts';

const names = {
  cluster: 'CacheClusterIdentifier',
  group: 'ReplicationGroupId',
  serverless: 'ServerlessCacheName',
};
const longest = { cluster: 50, group: 40, serverless: 40 };
const exists = { cluster: () => clusterExists(), group: groupExists, serverless: serverlessExists };

interface Given
  extends Pick<CacheRecord, 'kind' | 'settings' | 'size' | 'replicas'>,
    Partial<Pick<CacheRecord, 'clusterMode' | 'authToken' | 'encryption'>> {
  readonly id: string | undefined;
  readonly engine: string;
  readonly version?: string | undefined;
  readonly port?: number | undefined;
  readonly subnetGroup?: string | undefined;
  readonly parameterGroup?: string | undefined;
  readonly tags?: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined;
}

export function createCache(given: Given, ctx: Context): CacheRecord {
  const { kind, version, subnetGroup } = given;
  const id = (given.id ?? '').toLowerCase();
  if (!/^[a-z](?!.*--)[a-z0-9-]*(?<!-)$/.test(id) || id.length > longest[kind])
    throw invalidValue(
      `The parameter ${names[kind]} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  if (findCache(kind, id, ctx)) throw exists[kind](id);
  const engine = engineOf(given.engine);
  if (!engine) throw invalidValue(`Invalid cache engine: ${given.engine}`);
  checkVersion(given.engine, version);
  const place = kind === 'serverless' ? undefined : placeOf(subnetGroup, ctx);
  const engineVersion = versionOf(engine, version);
  const clusterMode = given.clusterMode ?? 'disabled';
  const family = familyOf(given.engine, engineVersion);
  const record: CacheRecord = plain({
    kind,
    id,
    storeId: `cache-${ctx.ids.hex(16)}`,
    engine: given.engine,
    engineVersion,
    status: 'creating',
    createdAt: ctx.now,
    port: given.port ?? engine.port,
    size: given.size,
    replicas: given.replicas,
    clusterMode,
    authToken: given.authToken,
    encryption: given.encryption,
    subnetGroup: place,
    parameterGroup: parameterGroupOf(given, family, ctx),
    settings: kind === 'serverless' ? given.settings : nodeSettings(given, place, ctx),
    tags: tagRecord(given.tags),
  });
  checkUserGroups(record, ctx);
  ctx.put(caches, cacheKey(record), record);
  ctx.enqueue('elasticache/cache', cacheKey(record));
  return record;
}

const placeOf = (subnetGroup: string | undefined, ctx: Context): string | undefined =>
  subnetGroup === undefined ? defaultGroup(ctx)?.name : requireSubnetGroup(subnetGroup, ctx).name;

/** With what AWS chooses where nothing is given: the windows, and the zone of a cluster. */
function nodeSettings(
  { kind, engine, settings }: Given,
  subnetGroup: string | undefined,
  ctx: Context,
): CacheRecord['settings'] {
  checkWindows(settings);
  return {
    ...(kind === 'cluster' && { PreferredAvailabilityZone: zonesOf(subnetGroup, ctx)[0]! }),
    ...settings,
    ...windowsOf(engine, settings),
  };
}

function parameterGroupOf(
  { engine, parameterGroup: name, clusterMode }: Given,
  family: string,
  ctx: Context,
): string {
  if (name === undefined) return `default.${family}${clusterMode === 'enabled' ? '.cluster.on' : ''}`;
  if (!isDefaultGroup(name)) return requireParameterGroup(name, ctx).name;
  if (!/^default\.(redis|valkey|memcached)\d[\d.x]*(\.cluster\.on)?$/.test(name))
    throw parameterGroupNotFound(name);
  if (!name.startsWith(`default.${engine}`))
    throw invalidCombination(
      `Expected a parameter group of family ${family} but found one of family ${name.replace(/^default\.|\.cluster\.on$/g, '')}`,
    );
  return name;
}
