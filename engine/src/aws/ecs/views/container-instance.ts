// A container instance as DescribeContainerInstances returns it, with the resources that it has left.
import type { ContainerInstance, ContainerInstanceField, Resource } from '@aws-sdk/client-ecs';
import type { Reader } from '../../../kernel/table.ts';
import { tasksOnInstance } from '../find/tasks.ts';
import type { ContainerInstanceRecord, TaskRecord } from '../state.ts';
import { isPending } from './cluster.ts';

export function containerInstanceView(
  instance: ContainerInstanceRecord,
  state: Reader,
  include: readonly ContainerInstanceField[] = [],
): ContainerInstance {
  const here = tasksOnInstance(state, instance);
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
