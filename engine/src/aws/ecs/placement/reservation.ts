// What a task takes from an instance: the CPU and memory of the task, or else the sums of its containers.
import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { Reservation, TaskDefinitionRecord } from '../state.ts';
import { unitsOf } from '../task-definitions/units.ts';

export function reservationOf({ definition }: TaskDefinitionRecord, overrides?: TaskOverride): Reservation {
  const containers = definition.containerDefinitions ?? [];
  const override = (name: string | undefined) =>
    overrides?.containerOverrides?.find((candidate) => candidate.name === name);
  const sum = (of: (container: (typeof containers)[number]) => number | undefined) =>
    containers.reduce((total, container) => total + (of(container) ?? 0), 0);
  const cpu = overrides?.cpu ?? definition.cpu;
  const memory = overrides?.memory ?? definition.memory;
  const mode = definition.networkMode ?? 'bridge';
  return {
    cpu: cpu ? unitsOf(cpu, 'cpu') : sum((c) => override(c.name)?.cpu ?? c.cpu),
    // The soft limit is subtracted from the instance; without one, the hard limit.
    memory: memory
      ? unitsOf(memory, 'memory')
      : sum((c) => {
          const own = override(c.name);
          return own?.memoryReservation ?? own?.memory ?? c.memoryReservation ?? c.memory;
        }),
    ports:
      mode === 'bridge' || mode === 'host'
        ? containers
            .flatMap((container) => container.portMappings ?? [])
            .map((mapping) => ({
              port: mode === 'host' ? mapping.containerPort : mapping.hostPort,
              protocol: mapping.protocol ?? 'tcp',
            }))
            .filter(({ port }) => port !== undefined && port !== 0)
            .map(({ port, protocol }) => `${port}/${protocol}`)
        : [],
    enis: mode === 'awsvpc' ? 1 : 0,
  };
}
