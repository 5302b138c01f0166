// Every lookup of tasks.
import type { Reader } from '../../../kernel/table.ts';
import { taskNotFound } from '../faults.ts';
import {
  type ContainerInstanceRecord,
  openTasksByService,
  type ServiceRecord,
  type TaskRecord,
  tasks,
  tasksByCluster,
  tasksByDefinition,
  tasksByInstance,
  tasksByService,
  tasksByStarter,
} from '../state.ts';
import { requireCluster } from './clusters.ts';
import { keyIn, keyOf, type Located } from './references.ts';

export const taskKey = (task: TaskRecord): string => keyOf(task.cluster, task.id);

export function requireTask(state: Located, cluster: string | undefined, reference: string): TaskRecord {
  const task = state.get(tasks, keyIn(requireCluster(state, cluster), 'task', reference));
  if (!task) throw taskNotFound();
  return task;
}

/** By full ARN, as drivers name tasks in their reports. */
export function findTaskByArn(state: Reader, arn: string): TaskRecord | undefined {
  // task/<cluster>/<id>: the rest is the key.
  return state.get(tasks, arn.slice(arn.indexOf('/') + 1));
}

/** STOPPED ones included, for the hour that they are kept. */
export function tasksOfCluster(state: Reader, cluster: string): readonly TaskRecord[] {
  return state.by(tasksByCluster, cluster);
}

/** STOPPED ones included, for the hour that they are kept. */
export function tasksOfService(
  state: Reader,
  { cluster, name }: Pick<ServiceRecord, 'cluster' | 'name'>,
): readonly TaskRecord[] {
  return state.by(tasksByService, keyOf(cluster, name));
}

/** Without those that are STOPPED and accounted for. */
export function openTasksOfService(
  state: Reader,
  { cluster, name }: Pick<ServiceRecord, 'cluster' | 'name'>,
): readonly TaskRecord[] {
  return state.by(openTasksByService, keyOf(cluster, name));
}

/** @param id of the deployment, which its tasks carry as `startedBy` */
export function tasksOfDeployment(state: Reader, id: string): readonly TaskRecord[] {
  return state.by(tasksByStarter, id);
}

/** The tasks that hold something of an instance: all until they are STOPPED. */
export function tasksOnInstance(
  state: Reader,
  { cluster, id }: Pick<ContainerInstanceRecord, 'cluster' | 'id'>,
): readonly TaskRecord[] {
  return state.by(tasksByInstance, keyOf(cluster, id));
}

export function runsTaskDefinition(state: Reader, arn: string): boolean {
  return state.countBy(tasksByDefinition, arn) > 0;
}
