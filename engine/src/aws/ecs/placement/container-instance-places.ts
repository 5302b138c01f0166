// Places of the launch type EC2: a cluster's container instances as placement sees them, with what each has left. A place
// is made again only once its instance or one of the tasks on it has changed.
import type { Reader } from '../../../kernel/table.ts';
import { instancesOfCluster } from '../find/container-instances.ts';
import { tasksOnInstance } from '../find/tasks.ts';
import type { ContainerInstanceRecord, TaskRecord } from '../state.ts';
import { taskInterfaceLimit } from './instance-limits.ts';
import { integerResource, portSet } from './instance-resources.ts';
import type { PlaceableInstance } from './placeable-instance.ts';

/**
 * In the order of their registration.
 *
 * @param peers the tasks of the group that is being placed
 */
export function containerInstancePlaces(
  state: Reader,
  cluster: string,
  peers: readonly TaskRecord[] = [],
): PlaceableInstance[] {
  const counts = new Map<string, number>();
  for (const { instance, desiredStatus, lastStatus } of peers)
    if (instance !== undefined && desiredStatus === 'RUNNING' && lastStatus !== 'STOPPED')
      counts.set(instance, (counts.get(instance) ?? 0) + 1);
  return instancesOfCluster(state, cluster).map((instance) => {
    const place = placeOn(instance, tasksOnInstance(state, instance));
    const count = counts.get(instance.id);
    return count === undefined ? place : { ...place, peers: count };
  });
}

/** The zones that have an instance which takes tasks. */
export function zonesOfCluster(state: Reader, cluster: string): readonly string[] {
  const instances = instancesOfCluster(state, cluster);
  let zones = zonesOf.get(instances);
  if (!zones) {
    const usable = instances.filter(({ status, agentConnected }) => status === 'ACTIVE' && agentConnected);
    zones = [...new Set(usable.map(({ availabilityZone }) => availabilityZone))];
    zonesOf.set(instances, zones);
  }
  return zones;
}

/** The ids of the DRAINING instances. */
export function drainingOfCluster(state: Reader, cluster: string): ReadonlySet<string> {
  const instances = instancesOfCluster(state, cluster);
  let draining = drainingOf.get(instances);
  if (!draining) {
    draining = new Set(instances.filter(({ status }) => status === 'DRAINING').map(({ id }) => id));
    drainingOf.set(instances, draining);
  }
  return draining;
}

type Instances = readonly ContainerInstanceRecord[];
const zonesOf = new WeakMap<Instances, readonly string[]>();
const drainingOf = new WeakMap<Instances, ReadonlySet<string>>();
const places = new WeakMap<
  ContainerInstanceRecord,
  { readonly here: readonly TaskRecord[]; readonly place: PlaceableInstance }
>();

function placeOn(instance: ContainerInstanceRecord, here: readonly TaskRecord[]): PlaceableInstance {
  const known = places.get(instance);
  if (known?.here === here) return known.place;
  const place = newPlace(instance, here);
  places.set(instance, { here, place });
  return place;
}

function newPlace(instance: ContainerInstanceRecord, here: readonly TaskRecord[]): PlaceableInstance {
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
    peers: 0,
  };
}
