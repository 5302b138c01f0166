// Finding the cluster that a caller means.
import type { Reader } from '../../../kernel/table.ts';
import { clusterNotFound } from '../faults.ts';
import { type ClusterRecord, clusters } from '../state.ts';
import { lastSegment, means } from './references.ts';

/** `default` when none is named. */
export function clusterName(reference: string | undefined): string {
  return reference === undefined || reference === '' ? 'default' : lastSegment(reference);
}

/** The ACTIVE cluster: to most operations an INACTIVE one is not there. */
export function requireCluster(state: Reader, reference: string | undefined): ClusterRecord {
  const cluster = state.get(clusters, clusterName(reference));
  if (cluster?.status !== 'ACTIVE' || !means(reference, cluster.arn)) throw clusterNotFound();
  return cluster;
}

/** The ACTIVE cluster that names a capacity provider. */
export function findClusterOfProvider(state: Reader, provider: string): ClusterRecord | undefined {
  return state
    .all(clusters)
    .find((cluster) => cluster.status === 'ACTIVE' && cluster.capacityProviders.includes(provider));
}
