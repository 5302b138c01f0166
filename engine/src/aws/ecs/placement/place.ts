// Where tasks are placed: on the instances that have room and meet the constraints, the best one by each strategy in turn.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
import type { PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import { own } from '../../../kernel/own.ts';
import type { Reservation } from '../state.ts';
import { parseExpression, type Subject } from './expression.ts';

/** A container instance as placement sees it. */
export interface PlaceableInstance extends Subject {
  readonly id: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly free: { readonly cpu: number; readonly memory: number; readonly enis: number };
  readonly takenPorts: readonly string[];
  /** Tasks already there of the group that is being placed (of the same service, for example). */
  readonly peers: number;
}

export interface PlacementDemand {
  readonly count: number;
  readonly reservation: Reservation;
  readonly constraints: readonly PlacementConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  /** awsvpc: the zones that have one of the subnets. Absent: all zones. */
  readonly zones?: readonly string[];
  /** Seeds the strategy `random`: the same number gives the same choice. */
  readonly draw: number;
}

export interface PlacementResult {
  /** Instance ids, one for each task, in the order of placement. */
  readonly placed: readonly string[];
  /** Why the rest was not placed, for RunTask's `failures` and for service events. */
  readonly shortage?: Shortage;
}

export interface Shortage {
  /** `RESOURCE:CPU`, `RESOURCE:MEMORY`, `RESOURCE:PORTS`, `RESOURCE:ENI`, `AGENT`, `ATTRIBUTE`, `MEMBEROF` or `EMPTY`. */
  readonly reason: string;
  /** The instance that came closest. */
  readonly instanceId?: string;
}

/** The reason in the failures of RunTask: `MISSING` when there is no instance at all. */
export const failureReason = (shortage: Shortage | undefined): string =>
  shortage === undefined || shortage.reason === 'EMPTY' ? 'MISSING' : shortage.reason;

/** Without a strategy: the zone with the fewest of the group's tasks, then the instance with the fewest. */
const defaultStrategies: readonly PlacementStrategy[] = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];

interface Candidate {
  readonly instance: PlaceableInstance;
  readonly ports: Set<string>;
  /** By strategy: which bucket of a spread it is in. */
  readonly buckets: readonly Bucket[];
  cpu: number;
  memory: number;
  enis: number;
  peers: number;
}

interface Bucket {
  peers: number;
}

export function place(demand: PlacementDemand, instances: readonly PlaceableInstance[]): PlacementResult {
  const usable = instances.filter((instance) => instance.status === 'ACTIVE');
  if (usable.length === 0)
    return { placed: [], ...(demand.count > 0 ? { shortage: { reason: 'EMPTY' } } : {}) };
  const permits = permitted(demand);
  const strategies = demand.strategies.length > 0 ? demand.strategies : defaultStrategies;
  const allowed = candidates(usable.filter(permits), strategies);
  const distinct = demand.constraints.some((constraint) => constraint.type === 'distinctInstance');
  const rank = ranking(strategies);
  const placed: string[] = [];
  while (placed.length < demand.count) {
    const best = choose(allowed, demand.reservation, distinct, rank, demand.draw + placed.length);
    if (!best)
      return { placed, shortage: shortageOf(demand, candidates(usable, []), placed, permits, distinct) };
    take(best, demand.reservation);
    placed.push(best.instance.id);
  }
  return { placed };
}

function candidates(
  instances: readonly PlaceableInstance[],
  strategies: readonly PlacementStrategy[],
): Candidate[] {
  const spreads = strategies.map(() => new Map<string, Bucket>());
  return instances.map((instance) => ({
    instance,
    ...instance.free,
    ports: new Set(instance.takenPorts),
    peers: instance.peers,
    buckets: strategies.map(({ type, field = '' }, index) => {
      const name = type === 'spread' ? bucketOf(instance, field) : '';
      const bucket = spreads[index]!.get(name) ?? { peers: 0 };
      bucket.peers += instance.peers;
      spreads[index]!.set(name, bucket);
      return bucket;
    }),
  }));
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
  for (const bucket of candidate.buckets) bucket.peers += 1;
  for (const port of ports) candidate.ports.add(port);
}

type Rank = (candidate: Candidate, index: number, draw: number) => number;

/** For each strategy a number; the lowest is best. */
function ranking(strategies: readonly PlacementStrategy[]): readonly Rank[] {
  return strategies.map(({ type, field = '' }, strategy): Rank => {
    if (type === 'random') return (_candidate, index, draw) => scatter(draw * 7919 + index);
    if (type === 'binpack') return field.toLowerCase() === 'cpu' ? ({ cpu }) => cpu : ({ memory }) => memory;
    return ({ buckets }) => buckets[strategy]!.peers;
  });
}

/** The best by the strategies in order; of equals, the first. One pass without allocation, since it runs for every task. */
function choose(
  allowed: readonly Candidate[],
  reservation: Reservation,
  distinct: boolean,
  ranks: readonly Rank[],
  draw: number,
): Candidate | undefined {
  let best = -1;
  for (let index = 0; index < allowed.length; index++) {
    const candidate = allowed[index]!;
    if (distinct && candidate.peers > 0) continue;
    if (misfit(candidate, reservation) !== undefined) continue;
    if (best < 0 || isBetter(candidate, index, allowed[best]!, best, ranks, draw)) best = index;
  }
  return allowed[best];
}

function isBetter(
  a: Candidate,
  indexOfA: number,
  b: Candidate,
  indexOfB: number,
  ranks: readonly Rank[],
  draw: number,
): boolean {
  for (const rank of ranks) {
    const difference = rank(a, indexOfA, draw) - rank(b, indexOfB, draw);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The part of a spread that an instance belongs to. */
export function bucketOf(
  instance: Pick<PlaceableInstance, 'id' | 'availabilityZone' | 'attributes'>,
  field: string,
): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone;
  if (field.startsWith('attribute:')) return own(instance.attributes, field.slice('attribute:'.length)) ?? '';
  return instance.id;
}

/** Spreads neighbouring numbers over the whole range (Knuth's multiplicative hash). */
const scatter = (n: number): number => Math.imul(n + 1, 2654435761) >>> 0;

/** The closest instance lacks the least: one that lacks resources is closer than one that a constraint rules out. */
function shortageOf(
  demand: PlacementDemand,
  all: readonly Candidate[],
  placed: readonly string[],
  permits: (instance: PlaceableInstance) => boolean,
  distinct: boolean,
): Shortage {
  const byId = new Map(all.map((candidate) => [candidate.instance.id, candidate]));
  for (const id of placed) take(byId.get(id)!, demand.reservation);
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
