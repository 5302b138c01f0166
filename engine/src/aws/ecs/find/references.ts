// How ECS things are referred to: by name, by id, or by ARN of either form (with or without the cluster in it).
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import {
  clusterNotFound,
  containerInstanceNotFound,
  serviceNotActive,
  serviceNotFound,
  taskNotFound,
} from '../faults.ts';
import {
  type ClusterRecord,
  type ContainerInstanceRecord,
  clusters,
  containerInstances,
  type ServiceRecord,
  services,
  type TaskRecord,
  tasks,
} from '../state.ts';

/** The last segment: `web` of `arn:…:service/production/web`, and of `web`. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

export function clusterName(reference: string | undefined): string {
  return reference === undefined || reference === '' ? 'default' : lastSegment(reference);
}

/** The ACTIVE cluster that is meant; `default` when none is named. */
export function activeCluster(state: Reader, reference: string | undefined): ClusterRecord {
  const cluster = state.get(clusters, clusterName(reference));
  if (cluster?.status !== 'ACTIVE') throw clusterNotFound();
  return cluster;
}

export const keyOf = (cluster: string, id: string): string => `${cluster}/${id}`;

/** The cluster within a long ARN, else the one given beside it. */
export function keyIn(cluster: string, reference: string): string {
  const parts = parseArn(reference)?.resource.split('/');
  return parts?.length === 3 ? keyOf(parts[1]!, parts[2]!) : keyOf(cluster, lastSegment(reference));
}

export function existingService(
  state: Reader,
  cluster: string | undefined,
  reference: string,
): ServiceRecord {
  const service = state.get(services, keyIn(activeCluster(state, cluster).name, reference));
  if (!service) throw serviceNotFound();
  return service;
}

export function activeService(state: Reader, cluster: string | undefined, reference: string): ServiceRecord {
  const service = existingService(state, cluster, reference);
  if (service.status !== 'ACTIVE') throw serviceNotActive();
  return service;
}

export function existingTask(state: Reader, cluster: string | undefined, reference: string): TaskRecord {
  const task = state.get(tasks, keyIn(activeCluster(state, cluster).name, reference));
  if (!task) throw taskNotFound();
  return task;
}

export function existingInstance(
  state: Reader,
  cluster: string | undefined,
  reference: string,
): ContainerInstanceRecord {
  const instance = state.get(containerInstances, keyIn(activeCluster(state, cluster).name, reference));
  if (!instance) throw containerInstanceNotFound();
  return instance;
}

export const serviceKey = (service: ServiceRecord): string => keyOf(service.cluster, service.name);
export const taskKey = (task: TaskRecord): string => keyOf(task.cluster, task.id);
export const instanceKey = (instance: ContainerInstanceRecord): string =>
  keyOf(instance.cluster, instance.id);
