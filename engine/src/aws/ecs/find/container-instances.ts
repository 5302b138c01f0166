// Finding container instances: one by reference, or all of a cluster or an EC2 instance.
import type { Reader } from '../../../kernel/table.ts';
import { containerInstanceNotFound } from '../faults.ts';
import {
  type ContainerInstanceRecord,
  containerInstances,
  instancesByCluster,
  instancesByEc2,
} from '../state.ts';
import { requireCluster } from './clusters.ts';
import { keyIn, keyOf, type Located } from './references.ts';

export const instanceKey = (instance: ContainerInstanceRecord): string =>
  keyOf(instance.cluster, instance.id);

export function requireContainerInstance(
  state: Located,
  cluster: string | undefined,
  reference: string,
): ContainerInstanceRecord {
  const instance = state.get(
    containerInstances,
    keyIn(requireCluster(state, cluster), 'container-instance', reference),
  );
  if (!instance) throw containerInstanceNotFound();
  return instance;
}

/** ACTIVE and DRAINING ones, in the order of their registration: the same array until one of them changes. */
export function instancesOfCluster(state: Reader, cluster: string): readonly ContainerInstanceRecord[] {
  const found = state.by(instancesByCluster, cluster);
  const known = inOrder.get(found);
  if (known) return known;
  const sorted = found.toSorted((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1));
  inOrder.set(found, sorted);
  return sorted;
}

const inOrder = new WeakMap<readonly ContainerInstanceRecord[], readonly ContainerInstanceRecord[]>();

/** ACTIVE and DRAINING ones, of all clusters. */
export function registeredInstances(state: Reader): ContainerInstanceRecord[] {
  return state.all(containerInstances).filter((instance) => instance.status !== 'INACTIVE');
}

/** The container instances that an EC2 instance is registered as: one in each cluster that it joined. */
export function instancesOnEc2(state: Reader, ec2InstanceId: string): readonly ContainerInstanceRecord[] {
  return state.by(instancesByEc2, ec2InstanceId);
}
