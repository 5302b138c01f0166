// Lookups: of databases and groups, by their identifiers or ARNs.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import {
  clusterNotFound,
  clusterSnapshotNotFound,
  instanceNotFound,
  parameterGroupNotFound,
  snapshotNotFound,
  subnetGroupNotFound,
} from './faults.ts';
import {
  type DatabaseKind,
  type DatabaseRecord,
  databases,
  type ParameterGroupRecord,
  parameterGroups,
  type SnapshotRecord,
  type SubnetGroupRecord,
  snapshots,
  subnetGroups,
} from './state.ts';
import { families } from './versions.ts';

const nameOf = (idOrArn = ''): string => idOrArn.split(':').at(-1)!.toLowerCase();

export const databaseKey = ({ kind, id }: Pick<DatabaseRecord, 'kind' | 'id'>): string => `${kind}/${id}`;

export const findDatabase = (kind: DatabaseKind, id: string | undefined, state: Reader) =>
  state.get(databases, `${kind}/${nameOf(id)}`);

/** All of a kind, ordered by their identifiers. */
export const databasesOf = (kind: DatabaseKind, ctx: Context): DatabaseRecord[] =>
  ctx
    .all(databases)
    .filter((record) => record.kind === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

export function requireInstance(id: string | undefined, state: Reader): DatabaseRecord {
  const found = findDatabase('instance', id, state);
  if (!found) throw instanceNotFound(nameOf(id));
  return found;
}

export function requireCluster(id: string | undefined, state: Reader): DatabaseRecord {
  const found = findDatabase('cluster', id, state);
  if (!found) throw clusterNotFound(nameOf(id));
  return found;
}

export function requireSubnetGroup(name: string | undefined, state: Reader): SubnetGroupRecord {
  const found = state.get(subnetGroups, nameOf(name));
  if (!found) throw subnetGroupNotFound(nameOf(name));
  return found;
}

export const hasParameterGroup = (kind: DatabaseKind, name: string, state: Reader): boolean =>
  (state.get(parameterGroups, `${kind}/${nameOf(name)}`) ?? defaultGroup(kind, nameOf(name))) !== undefined;

export function requireParameterGroup(
  kind: DatabaseKind,
  name: string | undefined,
  state: Reader,
): ParameterGroupRecord {
  const found = state.get(parameterGroups, `${kind}/${nameOf(name)}`) ?? defaultGroup(kind, nameOf(name));
  if (!found) throw parameterGroupNotFound(nameOf(name));
  return found;
}

/** AWS's own, of which each family has one. */
export const isDefaultGroup = (name: string): boolean => nameOf(name).startsWith('default.');

function defaultGroup(kind: DatabaseKind, name: string): ParameterGroupRecord | undefined {
  const family = name.slice('default.'.length);
  if (!isDefaultGroup(name) || !families().includes(family)) return undefined;
  const description = `Default ${kind === 'cluster' ? 'cluster ' : ''}parameter group for ${family}`;
  return { kind, name, family, description, parameters: {}, tags: {} };
}

export function requireSnapshot(kind: DatabaseKind, id: string | undefined, state: Reader): SnapshotRecord {
  const found = state.get(snapshots, `${kind}/${nameOf(id)}`);
  if (!found) throw (kind === 'instance' ? snapshotNotFound : clusterSnapshotNotFound)(nameOf(id));
  return found;
}

export const snapshotArn = ({ kind, id }: Pick<SnapshotRecord, 'kind' | 'id'>, ctx: Context): string =>
  ctx.arn('rds', `${kind === 'instance' ? 'snapshot' : 'cluster-snapshot'}:${id}`);

export const databaseArn = ({ kind, id }: Pick<DatabaseRecord, 'kind' | 'id'>, ctx: Context): string =>
  ctx.arn('rds', `${kind === 'instance' ? 'db' : 'cluster'}:${id}`);
export const subnetGroupArn = ({ name }: SubnetGroupRecord, ctx: Context) => ctx.arn('rds', `subgrp:${name}`);
export const parameterGroupArn = ({ kind, name }: ParameterGroupRecord, ctx: Context) =>
  ctx.arn('rds', `${kind === 'instance' ? 'pg' : 'cluster-pg'}:${name}`);
