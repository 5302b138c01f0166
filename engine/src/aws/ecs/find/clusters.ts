// Finding the cluster that a caller means.
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { clusterNotFound } from '../faults.ts';
import { type ClusterRecord, clusters } from '../state.ts';
import { type Located, lastSegment, means, requireRegion } from './references.ts';

/** `default` when none is named. */
export function clusterName(reference: string | undefined): string {
  if (reference === undefined || reference === '') return 'default';
  return parseArn(reference) ? lastSegment(reference) : reference;
}

/** In whatever state. */
export function findCluster(state: Located, reference: string | undefined): ClusterRecord | undefined {
  requireRegion(reference, state.region);
  const cluster = state.get(clusters, clusterName(reference));
  return cluster && means(reference, cluster.arn) ? cluster : undefined;
}

/** The ACTIVE cluster: to most operations an INACTIVE one is not there. */
export function requireCluster(state: Located, reference: string | undefined): ClusterRecord {
  const cluster = findCluster(state, reference);
  if (cluster?.status !== 'ACTIVE') throw clusterNotFound();
  return cluster;
}

/** The ACTIVE cluster that names a capacity provider. */
export function findClusterOfProvider(state: Reader, provider: string): ClusterRecord | undefined {
  return state
    .all(clusters)
    .find((cluster) => cluster.status === 'ACTIVE' && cluster.capacityProviders.includes(provider));
}
