// Where tasks are placed: on the instances that have room and meet the constraints, the best one by each strategy in turn.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
import type { PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Reservation } from '../state.ts';
import { type Candidate, candidates, misfit, take } from './candidates.ts';
import { parseExpression } from './expression.ts';
import type { PlaceableInstance } from './placeable-instance.ts';
import { selection } from './selection.ts';

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

export function place(demand: PlacementDemand, instances: readonly PlaceableInstance[]): PlacementResult {
  const usable = instances.filter((instance) => instance.status === 'ACTIVE');
  if (usable.length === 0)
    return { placed: [], ...(demand.count > 0 ? { shortage: { reason: 'EMPTY' } } : {}) };
  const permits = permitted(demand);
  const strategies = demand.strategies.length > 0 ? demand.strategies : defaultStrategies;
  const allowed = candidates(usable.filter(permits), strategies);
  const distinct = demand.constraints.some((constraint) => constraint.type === 'distinctInstance');
  const { reservation } = demand;
  const best = selection(
    allowed,
    strategies,
    (candidate) => !(distinct && candidate.peers > 0) && misfit(candidate, reservation) === undefined,
  );
  const placed: string[] = [];
  while (placed.length < demand.count) {
    const chosen = best.take(demand.draw + placed.length);
    if (!chosen)
      return { placed, shortage: shortageOf(demand, candidates(usable, []), placed, permits, distinct) };
    take(chosen, reservation);
    best.put(chosen);
    placed.push(chosen.instance.id);
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
