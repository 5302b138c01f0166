// Every lookup of tasks. Each scans the table: an index, when there is one, replaces the scans here and nowhere else.
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { taskNotFound } from '../faults.ts';
import { type ContainerInstanceRecord, type ServiceRecord, type TaskRecord, tasks } from '../state.ts';
import { requireCluster } from './clusters.ts';
import { keyIn, keyOf } from './references.ts';

export const taskKey = (task: TaskRecord): string => keyOf(task.cluster, task.id);

export function requireTask(state: Reader, cluster: string | undefined, reference: string): TaskRecord {
  const task = state.get(tasks, keyIn(requireCluster(state, cluster).name, reference));
  if (!task) throw taskNotFound();
  return task;
}

/** By full ARN, as drivers name tasks in their reports. */
export function findTaskByArn(state: Reader, arn: string): TaskRecord | undefined {
  const [, cluster = '', id = ''] = parseArn(arn)?.resource.split('/') ?? [];
  return state.get(tasks, keyOf(cluster, id));
}

/** STOPPED ones included, for the hour that they are kept. */
export function tasksOfCluster(state: Reader, cluster: string): TaskRecord[] {
  return state.all(tasks).filter((task) => task.cluster === cluster);
}

/** STOPPED ones included, for the hour that they are kept. */
export function tasksOfService(
  state: Reader,
  { cluster, name }: Pick<ServiceRecord, 'cluster' | 'name'>,
): TaskRecord[] {
  return ofService(tasksOfCluster(state, cluster), { name });
}

/** Of a cluster's tasks, those of a service. */
export const ofService = (
  inCluster: readonly TaskRecord[],
  { name }: Pick<ServiceRecord, 'name'>,
): TaskRecord[] => inCluster.filter((task) => task.service === name);

/** @param id of the deployment, which its tasks carry as `startedBy` */
export function tasksOfDeployment(state: Reader, id: string): TaskRecord[] {
  return state.all(tasks).filter((task) => task.startedBy === id);
}

/** The tasks that hold something of an instance: all until they are STOPPED. */
export function tasksOnInstance(state: Reader, instance: ContainerInstanceRecord): TaskRecord[] {
  return state
    .all(tasks)
    .filter(
      (task) =>
        task.cluster === instance.cluster && task.instance === instance.id && task.lastStatus !== 'STOPPED',
    );
}

export function runsTaskDefinition(state: Reader, arn: string): boolean {
  return state.all(tasks).some((task) => task.taskDefinition === arn && task.lastStatus !== 'STOPPED');
}
