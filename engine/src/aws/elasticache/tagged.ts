// Whatever of ElastiCache has tags, by its ARN.
import type { Context } from '../../kernel/context.ts';
import { invalidArn } from './faults.ts';
import { cacheKey, requireCache, requireParameterGroup, requireSubnetGroup } from './find.ts';
import {
  type CacheKind,
  type CacheRecord,
  caches,
  parameterGroups,
  subnetGroups,
  type Tags,
  userGroups,
  users,
} from './state.ts';
import { requireUser, requireUserGroup } from './users/find.ts';
import { membersOf } from './views/members.ts';

interface Tagged {
  readonly tags: Tags;
  put(tags: Tags): void;
}

const kinds: Readonly<Record<string, CacheKind>> = {
  cluster: 'cluster',
  replicationgroup: 'group',
  serverlesscache: 'serverless',
};

export function tagged(arn = '', ctx: Context): Tagged {
  const [, , service, , , type = '', name] = arn.split(':');
  if (service !== 'elasticache') throw invalidArn(arn);
  if (Object.hasOwn(kinds, type)) {
    const record = groupOfMember(kinds[type]!, name, ctx) ?? requireCache(kinds[type]!, name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(caches, cacheKey(record), { ...record, tags }) };
  }
  if (type === 'subnetgroup') {
    const record = requireSubnetGroup(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(subnetGroups, record.name, { ...record, tags }) };
  }
  if (type === 'parametergroup') {
    const record = requireParameterGroup(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(parameterGroups, record.name, { ...record, tags }) };
  }
  if (type === 'user') {
    const record = requireUser(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(users, record.id, { ...record, tags }) };
  }
  if (type === 'usergroup') {
    const record = requireUserGroup(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(userGroups, record.id, { ...record, tags }) };
  }
  throw invalidArn(arn);
}

/** A node of a replication group is a cluster of its own to whoever describes it, and has the group's tags. */
const groupOfMember = (kind: CacheKind, name: string | undefined, ctx: Context): CacheRecord | undefined =>
  kind === 'cluster'
    ? ctx
        .all(caches)
        .find((cache) => cache.kind === 'group' && membersOf(cache, ctx).some(({ id }) => id === name))
    : undefined;
