// ElastiCache's records; times are milliseconds since the epoch.
import type { SubnetGroup } from '../../contracts/managed-stores/subnet-groups.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'elasticache/caches': CacheRecord;
    'elasticache/servers': ServerRecord;
    'elasticache/users': UserRecord;
    'elasticache/user-groups': UserGroupRecord;
    'elasticache/subnet-groups': SubnetGroupRecord;
    'elasticache/parameter-groups': ParameterGroupRecord;
  }
}

export type CacheKind = 'cluster' | 'group' | 'serverless';
export type Tags = Readonly<Record<string, string>>;

/** A cache cluster, a replication group or a serverless cache: each is one server. */
export interface CacheRecord {
  readonly kind: CacheKind;
  readonly id: string;
  /** Of its server's files. */
  readonly storeId: string;
  readonly engine: string;
  readonly engineVersion: string;
  /** In small letters, as a cache cluster's. */
  readonly status: string;
  /** Until when it has the status, and the one after it. */
  readonly phase?: { readonly until: number; readonly next: string };
  /** What a modification of a serverless cache says at its end. */
  readonly updates?: readonly ('Limits' | 'SecurityGroups')[];
  readonly createdAt: number;
  readonly port: number;
  /** The one that was shown first, where another program has it now. */
  readonly firstPort?: number;
  /** Where tasks reach its server, where that is not 127.0.0.1. */
  readonly address?: string;
  /** Nodes of a cluster, shards of a group. */
  readonly size: number;
  /** Of each shard. */
  readonly replicas: number;
  /** Which member of each shard is its primary, after a failover; otherwise the first one. */
  readonly primaries?: readonly number[];
  readonly clusterMode: 'enabled' | 'disabled' | 'compatible';
  readonly authToken?: string;
  /** One that still counts after a rotation. */
  readonly formerAuthToken?: string;
  readonly encryption?: 'required' | 'preferred';
  readonly subnetGroup?: string;
  readonly parameterGroup: string;
  /** Why no server runs, where none does. */
  readonly recorded?: string;
  /** Why its server did not start. */
  readonly failure?: string;
  /** Members that are shown as they were given, by the API's names. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly tags: Tags;
}
/** Key: `<kind>/<id>`. */
export const caches = defineTable('elasticache/caches');
export const cachesByStore = defineIndex(caches, ({ storeId }) => storeId);

/** What this engine knows of a cache's server. Another engine, after this one, looks for it anew. */
export interface ServerRecord {
  readonly state: 'starting' | 'running' | 'stopping' | 'missing';
  /** The users that it has been started with: JSON. */
  readonly users?: string;
}
/** Key: as of the cache. */
export const servers = defineTable('elasticache/servers', { volatile: true });

export type Authentication = 'password' | 'no-password-required' | 'iam';

export interface UserRecord {
  readonly id: string;
  /** What clients log in as. Users of several groups may share one. */
  readonly name: string;
  readonly engine: string;
  /** Rules of Redis's ACL: `on ~app::* +@read`. */
  readonly accessString: string;
  readonly authentication: Authentication;
  /** Up to two, as SHA-256 in hexadecimal digits. */
  readonly passwords: readonly string[];
  readonly tags: Tags;
}
/** Key: id. The user `default`, which every account has, is not among them. */
export const users = defineTable('elasticache/users');

export interface UserGroupRecord {
  readonly id: string;
  readonly engine: string;
  readonly userIds: readonly string[];
  readonly tags: Tags;
}
/** Key: id. */
export const userGroups = defineTable('elasticache/user-groups');

export type SubnetGroupRecord = SubnetGroup;
export const subnetGroups = defineTable('elasticache/subnet-groups');

export interface ParameterGroupRecord {
  readonly name: string;
  readonly family: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Tags;
}
export const parameterGroups = defineTable('elasticache/parameter-groups');
