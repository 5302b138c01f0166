// Where tasks go: instances that can carry the task, then constraints, then strategies in order, then one of the best.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
import type { PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Reservation } from '../state.ts';
import { parseExpression, type Subject } from './expression.ts';

/** A container instance as placement sees it. */
export interface PlaceableInstance extends Subject {
  readonly id: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly free: { readonly cpu: number; readonly memory: number; readonly enis: number };
  readonly takenPorts: readonly string[];
  /** Tasks of the group that is being placed (a service's own tasks) that are there already. */
  readonly peers: number;
}

export interface PlacementDemand {
  readonly count: number;
  readonly reservation: Reservation;
  readonly constraints: readonly PlacementConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  /** awsvpc: only zones that have one of the subnets. Absent: all. */
  readonly zones?: readonly string[];
  /** Chooses for `random`: the same number gives the same choice. */
  readonly draw: number;
}

export interface PlacementResult {
  /** Instance ids, one a task, in the order of placing. */
  readonly placed: readonly string[];
  /** Why the rest was not placed, as RunTask's `failures` and service events tell it. */
  readonly shortage?: Shortage;
}

export interface Shortage {
  /** `RESOURCE:CPU`, `RESOURCE:MEMORY`, `RESOURCE:PORTS`, `RESOURCE:ENI`, `AGENT`, `ATTRIBUTE`, `MEMBEROF` or `EMPTY`. */
  readonly reason: string;
  /** The instance that came closest. */
  readonly instanceId?: string;
}

/** Without a strategy: the zone with the fewest of the group's tasks, then the instance with the fewest. */
const defaultStrategies: readonly PlacementStrategy[] = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];

interface Candidate {
  readonly instance: PlaceableInstance;
  readonly ports: Set<string>;
  cpu: number;
  memory: number;
  enis: number;
  peers: number;
}

export function place(demand: PlacementDemand, instances: readonly PlaceableInstance[]): PlacementResult {
  const usable = instances.filter((instance) => instance.status === 'ACTIVE');
  if (usable.length === 0)
    return { placed: [], ...(demand.count > 0 ? { shortage: { reason: 'EMPTY' } } : {}) };
  const permits = permitted(demand);
  const all = usable.map<Candidate>((instance) => ({
    instance,
    ...instance.free,
    ports: new Set(instance.takenPorts),
    peers: instance.peers,
  }));
  const allowed = all.filter(({ instance }) => permits(instance));
  const distinct = demand.constraints.some((constraint) => constraint.type === 'distinctInstance');
  const strategies = demand.strategies.length > 0 ? demand.strategies : defaultStrategies;
  const placed: string[] = [];
  while (placed.length < demand.count) {
    const fitting = allowed.filter(
      (c) => misfit(c, demand.reservation) === undefined && !(distinct && c.peers > 0),
    );
    const best = choose(fitting, strategies, allowed, demand.draw + placed.length);
    if (!best) return { placed, shortage: shortageOf(demand, all, permits, distinct) };
    take(best, demand.reservation);
    placed.push(best.instance.id);
  }
  return { placed };
}

function permitted({ constraints, zones }: PlacementDemand): (instance: PlaceableInstance) => boolean {
  const expressions = constraints
    .filter((constraint) => constraint.type === 'memberOf')
    .map((constraint) => parseExpression(constraint.expression ?? ''));
  return (instance) =>
    instance.agentConnected &&
    (zones === undefined || zones.includes(instance.availabilityZone)) &&
    expressions.every((holds) => holds(instance));
}

function misfit(candidate: Candidate, { cpu, memory, ports, enis }: Reservation): string | undefined {
  if (ports.some((port) => candidate.ports.has(port))) return 'RESOURCE:PORTS';
  if (candidate.cpu < cpu) return 'RESOURCE:CPU';
  if (candidate.memory < memory) return 'RESOURCE:MEMORY';
  if (candidate.enis < enis) return 'RESOURCE:ENI';
  return undefined;
}

function take(candidate: Candidate, { cpu, memory, ports, enis }: Reservation): void {
  candidate.cpu -= cpu;
  candidate.memory -= memory;
  candidate.enis -= enis;
  candidate.peers += 1;
  for (const port of ports) candidate.ports.add(port);
}

/** Each strategy in turn keeps only its best; the first of what is left is chosen. */
function choose(
  fitting: readonly Candidate[],
  strategies: readonly PlacementStrategy[],
  allowed: readonly Candidate[],
  draw: number,
): Candidate | undefined {
  let best = fitting;
  for (const { type, field = '' } of strategies) {
    if (best.length < 2) break;
    if (type === 'random') {
      best = [best[scatter(draw) % best.length]!];
    } else if (type === 'binpack') {
      const left = (c: Candidate) => (field.toLowerCase() === 'cpu' ? c.cpu : c.memory);
      best = least(best, left);
    } else {
      const peers = new Map<string, number>();
      for (const c of allowed) {
        const bucket = bucketOf(c.instance, field);
        peers.set(bucket, (peers.get(bucket) ?? 0) + c.peers);
      }
      best = least(best, (c) => peers.get(bucketOf(c.instance, field)) ?? 0);
    }
  }
  return best[0];
}

/** The part of a spread that an instance belongs to. */
export function bucketOf(
  instance: Pick<PlaceableInstance, 'id' | 'availabilityZone' | 'attributes'>,
  field: string,
): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone;
  if (field.startsWith('attribute:')) return instance.attributes[field.slice('attribute:'.length)] ?? '';
  return instance.id;
}

function least<T>(items: readonly T[], by: (item: T) => number): T[] {
  let lowest = Number.POSITIVE_INFINITY;
  let best: T[] = [];
  for (const item of items) {
    const value = by(item);
    if (value < lowest) {
      lowest = value;
      best = [item];
    } else if (value === lowest) best.push(item);
  }
  return best;
}

/** Spreads neighbouring numbers over the whole range (Knuth's multiplicative hash). */
const scatter = (n: number): number => Math.imul(n + 1, 2654435761) >>> 0;

/** The closest instance fails in the least: constraints weigh more than resources, then the most memory is left. */
function shortageOf(
  demand: PlacementDemand,
  all: readonly Candidate[],
  permits: (instance: PlaceableInstance) => boolean,
  distinct: boolean,
): Shortage {
  const ranked = all
    .map((candidate) => {
      const { instance } = candidate;
      const lack = misfit(candidate, demand.reservation);
      const reason = !instance.agentConnected
        ? 'AGENT'
        : !permits(instance)
          ? 'MEMBEROF'
          : (lack ?? (distinct && candidate.peers > 0 ? 'DISTINCT' : 'ATTRIBUTE'));
      const severity = reason.startsWith('RESOURCE:') ? 0 : reason === 'AGENT' ? 2 : 1;
      return { instance, reason, severity, memory: candidate.memory };
    })
    .sort((a, b) => a.severity - b.severity || b.memory - a.memory);
  const closest = ranked[0]!;
  return { reason: closest.reason, instanceId: closest.instance.id };
}
