// Places of the launch type EC2: a cluster's container instances as placement sees them, with what each has left.
import type { Reader } from '../../../kernel/table.ts';
import { instancesOfCluster } from '../find/container-instances.ts';
import { tasksOfCluster } from '../find/tasks.ts';
import type { ContainerInstanceRecord, TaskRecord } from '../state.ts';
import { taskInterfaceLimit } from './instance-limits.ts';
import { integerResource, portSet } from './instance-resources.ts';
import type { PlaceableInstance } from './place.ts';

/**
 * In the order of their registration.
 *
 * @param isPeer whether a task belongs to the group that is being placed
 */
export function containerInstancePlaces(
  state: Reader,
  cluster: string,
  isPeer: (task: TaskRecord) => boolean,
  inCluster: readonly TaskRecord[] = tasksOfCluster(state, cluster),
): PlaceableInstance[] {
  const byInstance = new Map<string, TaskRecord[]>();
  for (const task of inCluster) {
    if (task.instance === undefined || task.lastStatus === 'STOPPED') continue;
    const list = byInstance.get(task.instance) ?? [];
    list.push(task);
    byInstance.set(task.instance, list);
  }
  return instancesOfCluster(state, cluster).map((instance) =>
    placeOn(instance, byInstance.get(instance.id) ?? [], isPeer),
  );
}

function placeOn(
  instance: ContainerInstanceRecord,
  here: readonly TaskRecord[],
  isPeer: (task: TaskRecord) => boolean,
): PlaceableInstance {
  const sum = (of: (task: TaskRecord) => number) => here.reduce((total, task) => total + of(task), 0);
  const { registeredResources: resources } = instance;
  return {
    id: instance.id,
    availabilityZone: instance.availabilityZone,
    status: instance.status,
    agentConnected: instance.agentConnected,
    agentVersion: instance.versionInfo?.agentVersion,
    ec2InstanceId: instance.ec2InstanceId,
    registeredAt: instance.registeredAt,
    runningTasksCount: here.filter((task) => task.lastStatus === 'RUNNING').length,
    attributes: Object.fromEntries(instance.attributes.map(({ name = '', value = '' }) => [name, value])),
    taskGroups: [...new Set(here.map((task) => task.group))],
    free: {
      cpu: integerResource(resources, 'CPU') - sum((task) => task.reservation.cpu),
      memory: integerResource(resources, 'MEMORY') - sum((task) => task.reservation.memory),
      enis: taskInterfaceLimit(instance.instanceType) - sum((task) => task.reservation.enis),
    },
    takenPorts: [
      ...portSet(resources, 'PORTS').map((port) => `${port}/tcp`),
      ...portSet(resources, 'PORTS_UDP').map((port) => `${port}/udp`),
      ...here.flatMap((task) => task.reservation.ports),
    ],
    peers: here.filter((task) => isPeer(task) && task.desiredStatus === 'RUNNING').length,
  };
}
