// What would happen if a zone were lost: which tasks would go, which would stay, and whether what is left has room for those that go.
// Arithmetic of reservations, as the service scheduler does it; health checks, warm-up and new instances are not part of it.
import { type Amounts, capacityOf, type InterfaceLimits, reservedBy, resources, sumOf } from './capacity.ts';
import type { Picture } from './picture.ts';
import { type Task, zoneOf } from './shapes.ts';

export interface ServiceLoss {
  /** `web`, or what else the tasks belong to. */
  readonly name: string;
  readonly lost: number;
  readonly kept: number;
  /** How many of the lost ones find a place. */
  readonly placed: number;
  /** What is missing for the others: `memory`, for example. */
  readonly missing: readonly string[];
}

export interface ZoneLoss {
  readonly instances: number;
  readonly services: readonly ServiceLoss[];
}

export function lossOf(zone: string, picture: Picture, limits: InterfaceLimits): ZoneLoss {
  const running = picture.tasks.filter(
    ({ lastStatus, desiredStatus }) => lastStatus !== 'STOPPED' && desiredStatus !== 'STOPPED',
  );
  const byInstance = Map.groupBy(running, ({ containerInstanceArn }) => containerInstanceArn);
  const free = picture.instances
    .filter(
      (instance) => zoneOf(instance) !== zone && instance.status === 'ACTIVE' && instance.agentConnected,
    )
    .map((instance) => ({
      clusterArn: instance.clusterArn,
      left: minus(
        capacityOf(instance, limits),
        sumOf((byInstance.get(instance.containerInstanceArn) ?? []).map(reservedBy)),
      ),
    }));
  const services = [...Map.groupBy(running, (task) => `${task.clusterArn} ${task.group ?? ''}`).values()]
    .map((own): ServiceLoss => {
      const lost = own.filter(({ availabilityZone }) => availabilityZone === zone);
      const missing = new Set<string>();
      const placed = lost.filter((task) => place(task, free, missing)).length;
      const name = (own[0]?.group ?? 'tasks of no service').replace(/^\w+:/, '');
      return { name, lost: lost.length, kept: own.length - lost.length, placed, missing: [...missing] };
    })
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { instances: picture.instances.filter((instance) => zoneOf(instance) === zone).length, services };
}

/** Sentences: what goes, and for each service what stays and what finds a place. */
export function lossInWords(zone: string, { instances, services }: ZoneLoss): string[] {
  const tasks = services.reduce((sum, { lost }) => sum + lost, 0);
  if (tasks === 0)
    return [
      `No task runs in ${zone}${instances > 0 ? `: its ${count(instances, 'instance')} would go` : ''}.`,
    ];
  const goes = [instances > 0 && count(instances, 'instance'), count(tasks, 'task')].filter(Boolean);
  return [`${goes.join(' and ')} would go.`, ...services.map(serviceInWords)];
}

function serviceInWords({ name, lost, kept, placed, missing }: ServiceLoss): string {
  const stays =
    kept === 0
      ? `${name} would not answer until new tasks run`
      : `${name} keeps ${kept} of ${kept + lost} tasks`;
  if (placed === lost)
    return `${stays}; there is room for the other ${lost === 1 ? 'one' : lost} in the zones that are left.`;
  const why =
    missing.length > 0 ? `: ${missing.join(' and ')} would be missing` : ': there would be no instance';
  const room =
    placed === 0
      ? `no room for ${lost === 1 ? 'the other one' : `the other ${lost}`}`
      : `room for ${placed} of the other ${lost}`;
  return `${stays}; there is ${room}${why}.`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

interface Place {
  readonly clusterArn: string | undefined;
  left: Amounts;
}

/** Fargate has room in any zone. */
function place(task: Task, free: readonly Place[], missing: Set<string>): boolean {
  if (!task.containerInstanceArn) return true;
  const wanted = reservedBy(task);
  const own = free.filter(({ clusterArn }) => clusterArn === undefined || clusterArn === task.clusterArn);
  const found = own.find(({ left }) => resources.every(({ id }) => left[id] >= wanted[id]));
  if (found) found.left = minus(found.left, wanted);
  else
    for (const { id, name } of resources)
      if (own.length > 0 && own.every(({ left }) => left[id] < wanted[id]))
        missing.add(id === 'memory' ? 'memory' : name);
  return found !== undefined;
}

const minus = (a: Amounts, b: Amounts): Amounts => ({
  cpu: a.cpu - b.cpu,
  memory: a.memory - b.memory,
  interfaces: a.interfaces - b.interfaces,
});
