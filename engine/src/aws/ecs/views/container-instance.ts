// A container instance as DescribeContainerInstances shows it, and what it has left to give.
import type { ContainerInstance, ContainerInstanceField, Resource } from '@aws-sdk/client-ecs';
import type { Reader } from '../../../kernel/table.ts';
import { type ContainerInstanceRecord, type TaskRecord, tasks } from '../state.ts';
import { isPending } from './cluster.ts';

export function containerInstanceView(
  instance: ContainerInstanceRecord,
  state: Reader,
  include: readonly ContainerInstanceField[] = [],
): ContainerInstance {
  const here = tasksOn(instance, state);
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    ...(instance.capacityProviderName ? { capacityProviderName: instance.capacityProviderName } : {}),
    version: instance.version,
    versionInfo: instance.versionInfo ?? {},
    remainingResources: remainingResources(instance, here),
    registeredResources: [...instance.registeredResources],
    status: instance.status,
    agentConnected: instance.agentConnected,
    runningTasksCount: here.filter((task) => task.lastStatus === 'RUNNING').length,
    pendingTasksCount: here.filter((task) => isPending(task.lastStatus)).length,
    attributes: [...instance.attributes],
    registeredAt: new Date(instance.registeredAt),
    attachments: [],
    tags: include.includes('TAGS') ? [...instance.tags] : [],
  };
}

/** The tasks that hold something of an instance: all until STOPPED. */
export function tasksOn(instance: ContainerInstanceRecord, state: Reader): TaskRecord[] {
  return state
    .all(tasks)
    .filter(
      (task) =>
        task.cluster === instance.cluster && task.instance === instance.id && task.lastStatus !== 'STOPPED',
    );
}

export const integerResource = (resources: readonly Resource[], name: string): number =>
  resources.find((resource) => resource.name === name)?.integerValue ?? 0;

export const portSet = (resources: readonly Resource[], name: string): readonly string[] =>
  resources.find((resource) => resource.name === name)?.stringSetValue ?? [];

function remainingResources(instance: ContainerInstanceRecord, here: readonly TaskRecord[]): Resource[] {
  const taken = (name: 'cpu' | 'memory') => here.reduce((sum, task) => sum + task.reservation[name], 0);
  const ports = here.flatMap((task) => task.reservation.ports);
  const portsOf = (protocol: string) =>
    ports.filter((port) => port.endsWith(`/${protocol}`)).map((port) => port.split('/')[0]!);
  return instance.registeredResources.map((resource) => {
    if (resource.name === 'CPU')
      return { ...resource, integerValue: (resource.integerValue ?? 0) - taken('cpu') };
    if (resource.name === 'MEMORY')
      return { ...resource, integerValue: (resource.integerValue ?? 0) - taken('memory') };
    if (resource.name === 'PORTS')
      return { ...resource, stringSetValue: [...(resource.stringSetValue ?? []), ...portsOf('tcp')] };
    if (resource.name === 'PORTS_UDP')
      return { ...resource, stringSetValue: [...(resource.stringSetValue ?? []), ...portsOf('udp')] };
    return resource;
  });
}
