// Lookups: of caches and groups, by their identifiers.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import {
  clusterNotFound,
  groupNotFound,
  parameterGroupNotFound,
  serverlessNotFound,
  subnetGroupNotFound,
} from './faults.ts';
import {
  type CacheKind,
  type CacheRecord,
  caches,
  type ParameterGroupRecord,
  parameterGroups,
  type SubnetGroupRecord,
  subnetGroups,
} from './state.ts';

const absent = { cluster: clusterNotFound, group: groupNotFound, serverless: serverlessNotFound };

export const cacheKey = ({ kind, id }: Pick<CacheRecord, 'kind' | 'id'>): string => `${kind}/${id}`;

export const findCache = (kind: CacheKind, id: string | undefined, state: Reader) =>
  state.get(caches, `${kind}/${(id ?? '').toLowerCase()}`);

export function requireCache(kind: CacheKind, id: string | undefined, state: Reader): CacheRecord {
  const found = findCache(kind, id, state);
  if (!found) throw absent[kind](id ?? '');
  return found;
}

/** All of a kind, ordered by their identifiers. */
export const cachesOf = (kind: CacheKind, ctx: Context): CacheRecord[] =>
  ctx
    .all(caches)
    .filter((record) => record.kind === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

export function requireSubnetGroup(name: string | undefined, state: Reader): SubnetGroupRecord {
  const found = state.get(subnetGroups, (name ?? '').toLowerCase());
  if (!found) throw subnetGroupNotFound(name ?? '');
  return found;
}

export function requireParameterGroup(name: string | undefined, state: Reader): ParameterGroupRecord {
  const found = state.get(parameterGroups, (name ?? '').toLowerCase());
  if (!found) throw parameterGroupNotFound(name ?? '');
  return found;
}

const types = { cluster: 'cluster', group: 'replicationgroup', serverless: 'serverlesscache' } as const;

export const cacheArn = ({ kind, id }: Pick<CacheRecord, 'kind' | 'id'>, ctx: Context): string =>
  ctx.arn('elasticache', `${types[kind]}:${id}`);
export const subnetGroupArn = (name: string, ctx: Context) => ctx.arn('elasticache', `subnetgroup:${name}`);
export const userArn = (id: string, ctx: Context) => ctx.arn('elasticache', `user:${id}`);
export const userGroupArn = (id: string, ctx: Context) => ctx.arn('elasticache', `usergroup:${id}`);
export const parameterGroupArn = (name: string, ctx: Context) =>
  ctx.arn('elasticache', `parametergroup:${name}`);
