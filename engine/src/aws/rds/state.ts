// RDS's records; times are milliseconds since the epoch.
import type { SubnetGroup } from '../../contracts/managed-stores/subnet-groups.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';
import type { DatabaseEventName } from './event-texts.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'rds/databases': DatabaseRecord;
    'rds/servers': ServerRecord;
    'rds/snapshots': SnapshotRecord;
    'rds/copies': CopyRecord;
    'rds/subnet-groups': SubnetGroupRecord;
    'rds/parameter-groups': ParameterGroupRecord;
  }
}

export type DatabaseKind = 'instance' | 'cluster';
export type Tags = Readonly<Record<string, string>>;

/** A DB instance or a DB cluster. */
export interface DatabaseRecord {
  readonly kind: DatabaseKind;
  readonly id: string;
  /** `db-…` or `cluster-…`: that of its files, too. */
  readonly resourceId: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly status: string;
  /** Until when it has the status, and the one after it. */
  readonly phase?: { readonly until: number; readonly next: string };
  /** When RDS starts it again, once it is stopped. */
  readonly restartAt?: number;
  /** Events of a modification's end. */
  readonly uponAvailable?: readonly DatabaseEventName[];
  readonly createdAt: number;
  readonly port: number;
  /** The one that was shown first, where another program has it now. */
  readonly firstPort?: number;
  /** Where tasks reach its server, where that is not 127.0.0.1. */
  readonly address?: string;
  /** An instance of a cluster has none of its own. */
  readonly clusterId?: string;
  readonly user?: string;
  readonly password?: string;
  readonly databaseName?: string;
  /** Of the secret that has the password, where RDS manages it. */
  readonly secretArn?: string;
  readonly subnetGroup?: string;
  /** The snapshot's files that its server begins with. */
  readonly origin?: string;
  readonly backupDays: number;
  readonly deletionProtection: boolean;
  /** Why no server runs, where none does. */
  readonly recorded?: string;
  /** Why its server did not start. */
  readonly failure?: string;
  /** Members that are shown as they were given, by the API's names. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What waits for the maintenance window, by the names of the call that gave it. */
  readonly pending?: Readonly<Record<string, unknown>>;
  readonly tags: Tags;
}
/** Key: `<kind>/<id>`. */
export const databases = defineTable('rds/databases');
export const databasesByResource = defineIndex(databases, ({ resourceId }) => resourceId);
export const membersOfCluster = defineIndex(databases, ({ clusterId }) => clusterId);

/** What this engine knows of a database's server. Another engine, after this one, looks for it anew. */
export interface ServerRecord {
  readonly state: 'starting' | 'running' | 'stopping' | 'missing';
}
/** Key: as of the database. */
export const servers = defineTable('rds/servers', { volatile: true });

/** A snapshot of an instance or a cluster: what is needed to make another one of it. */
export interface SnapshotRecord
  extends Pick<
    DatabaseRecord,
    | 'kind'
    | 'id'
    | 'engine'
    | 'engineVersion'
    | 'port'
    | 'user'
    | 'password'
    | 'databaseName'
    | 'backupDays'
    | 'settings'
    | 'tags'
  > {
  readonly databaseId: string;
  readonly databaseResourceId: string;
  readonly databaseCreatedAt: number;
  /** Of its files; absent where no server ran. */
  readonly copyId?: string;
  readonly status: 'creating' | 'available' | 'failed';
  readonly createdAt: number;
}
/** Key: `<kind>/<id>`. */
export const snapshots = defineTable('rds/snapshots');
export const snapshotsOfDatabase = defineIndex(snapshots, ({ kind, databaseId }) => `${kind}/${databaseId}`);
export const snapshotsByCopy = defineIndex(snapshots, ({ copyId }) => copyId);

/** That this engine has asked for a snapshot's files. Another one, after it, asks anew. */
export interface CopyRecord {
  readonly state: 'copying';
}
/** Key: as of the snapshot. */
export const copies = defineTable('rds/copies', { volatile: true });

export type SubnetGroupRecord = SubnetGroup;
export const subnetGroups = defineTable('rds/subnet-groups');

export interface ParameterGroupRecord {
  readonly kind: DatabaseKind;
  readonly name: string;
  readonly family: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** `immediate` or `pending-reboot`, of the parameters that were given with one. */
  readonly methods?: Readonly<Record<string, string>>;
  readonly tags: Tags;
}
/** Key: `<kind>/<name>`. */
export const parameterGroups = defineTable('rds/parameter-groups');
