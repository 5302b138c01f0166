// Finding container instances: one by reference, or all of a cluster or an EC2 instance.
import type { Reader } from '../../../kernel/table.ts';
import { containerInstanceNotFound } from '../faults.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';
import { requireCluster } from './clusters.ts';
import { keyIn, keyOf } from './references.ts';

export const instanceKey = (instance: ContainerInstanceRecord): string =>
  keyOf(instance.cluster, instance.id);

export function requireContainerInstance(
  state: Reader,
  cluster: string | undefined,
  reference: string,
): ContainerInstanceRecord {
  const instance = state.get(containerInstances, keyIn(requireCluster(state, cluster).name, reference));
  if (!instance) throw containerInstanceNotFound();
  return instance;
}

/** ACTIVE and DRAINING ones, in the order of their registration. */
export function instancesOfCluster(state: Reader, cluster: string): ContainerInstanceRecord[] {
  return registeredInstances(state)
    .filter((instance) => instance.cluster === cluster)
    .sort((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1));
}

/** ACTIVE and DRAINING ones, of all clusters. */
export function registeredInstances(state: Reader): ContainerInstanceRecord[] {
  return state.all(containerInstances).filter((instance) => instance.status !== 'INACTIVE');
}

/** The container instances that an EC2 instance is registered as: one in each cluster that it joined. */
export function instancesOnEc2(state: Reader, ec2InstanceId: string): ContainerInstanceRecord[] {
  return registeredInstances(state).filter((instance) => instance.ec2InstanceId === ec2InstanceId);
}
