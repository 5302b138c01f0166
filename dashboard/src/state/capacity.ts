// What an instance has, and what its tasks reserve of it: CPU units, MiB, and network interfaces.
import { amountOf, type ContainerInstance, hasInterface, instanceTypeOf, type Task } from './shapes.ts';

export type Resource = 'cpu' | 'memory' | 'interfaces';
export type Amounts = Readonly<Record<Resource, number>>;

/** How many network interfaces an instance type has. */
export type InterfaceLimits = ReadonlyMap<string, number>;

export const resources: readonly { readonly id: Resource; readonly name: string; readonly unit: string }[] = [
  { id: 'cpu', name: 'CPU', unit: 'units' },
  { id: 'memory', name: 'Memory', unit: 'MiB' },
  { id: 'interfaces', name: 'ENIs', unit: '' },
];

/** Its own network interface is one that no task can have. Without a known limit there is none. */
export function capacityOf(instance: ContainerInstance, limits: InterfaceLimits): Amounts {
  const interfaces = limits.get(instanceTypeOf(instance));
  return {
    cpu: amountOf(instance.registeredResources, 'CPU'),
    memory: amountOf(instance.registeredResources, 'MEMORY'),
    interfaces: interfaces === undefined ? Number.POSITIVE_INFINITY : interfaces - 1,
  };
}

/** Nothing, once it has stopped. */
export const reservedBy = (task: Task): Amounts =>
  task.lastStatus === 'STOPPED'
    ? { cpu: 0, memory: 0, interfaces: 0 }
    : {
        cpu: Number(task.cpu ?? 0),
        memory: Number(task.memory ?? 0),
        interfaces: hasInterface(task) ? 1 : 0,
      };

export const sumOf = (all: readonly Amounts[]): Amounts => ({
  cpu: all.reduce((sum, { cpu }) => sum + cpu, 0),
  memory: all.reduce((sum, { memory }) => sum + memory, 0),
  interfaces: all.reduce((sum, { interfaces }) => sum + interfaces, 0),
});
