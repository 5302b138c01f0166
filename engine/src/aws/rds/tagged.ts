// Whatever of RDS has tags, by its ARN.
import type { Context } from '../../kernel/context.ts';
import { invalidValue } from './faults.ts';
import {
  databaseKey,
  requireCluster,
  requireInstance,
  requireParameterGroup,
  requireSnapshot,
  requireSubnetGroup,
} from './find.ts';
import { databases, parameterGroups, snapshots, subnetGroups, type Tags } from './state.ts';

interface Tagged {
  readonly tags: Tags;
  put(tags: Tags): void;
}

export function tagged(arn = '', ctx: Context): Tagged {
  const [, , , , , type, name] = arn.split(':');
  if (type === 'db' || type === 'cluster') {
    const record = type === 'db' ? requireInstance(name, ctx) : requireCluster(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(databases, databaseKey(record), { ...record, tags }) };
  }
  if (type === 'snapshot' || type === 'cluster-snapshot') {
    const record = requireSnapshot(type === 'snapshot' ? 'instance' : 'cluster', name, ctx);
    const key = `${record.kind}/${record.id}`;
    return { tags: record.tags, put: (tags) => ctx.put(snapshots, key, { ...record, tags }) };
  }
  if (type === 'subgrp') {
    const record = requireSubnetGroup(name, ctx);
    return { tags: record.tags, put: (tags) => ctx.put(subnetGroups, record.name, { ...record, tags }) };
  }
  if (type === 'pg' || type === 'cluster-pg') {
    const record = requireParameterGroup(type === 'pg' ? 'instance' : 'cluster', name, ctx);
    const key = `${record.kind}/${record.name}`;
    return { tags: record.tags, put: (tags) => ctx.put(parameterGroups, key, { ...record, tags }) };
  }
  throw invalidValue(`Invalid resource name: ${arn}`);
}
