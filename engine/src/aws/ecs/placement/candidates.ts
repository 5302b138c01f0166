// The instances that a placement can still use, with what it has taken of them so far. An instance that a task no longer
// fits on is out for good, since placing only takes.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Reservation } from '../state.ts';
import { bucketOf, type PlaceableInstance } from './placeable-instance.ts';

export interface Candidate {
  readonly instance: PlaceableInstance;
  /** Of equals, the first is used. */
  readonly index: number;
  /** By strategy: which bucket of a spread it is in. */
  readonly buckets: readonly Bucket[];
  cpu: number;
  memory: number;
  enis: number;
  peers: number;
  /** Tasks with fixed ports that were placed on it: a second one finds the ports taken. */
  portsTaken: boolean;
}

/** The instances that have the same value of a spread's field. */
export interface Bucket {
  peers: number;
  instances: number;
}

export function candidates(
  instances: readonly PlaceableInstance[],
  strategies: readonly PlacementStrategy[],
): Candidate[] {
  const spreads = strategies.map(() => new Map<string, Bucket>());
  return instances.map((instance, index) => ({
    instance,
    index,
    ...instance.free,
    peers: instance.peers,
    portsTaken: false,
    buckets: strategies.map(({ type, field = '' }, strategy) => {
      const name = type === 'spread' ? bucketOf(instance, field) : '';
      const bucket = spreads[strategy]!.get(name) ?? { peers: 0, instances: 0 };
      bucket.peers += instance.peers;
      bucket.instances += 1;
      spreads[strategy]!.set(name, bucket);
      return bucket;
    }),
  }));
}

/** Why the task does not fit. */
export function misfit(candidate: Candidate, { cpu, memory, ports, enis }: Reservation): string | undefined {
  if (
    ports.length > 0 &&
    (candidate.portsTaken || ports.some((port) => candidate.instance.takenPorts.includes(port)))
  )
    return 'RESOURCE:PORTS';
  if (candidate.cpu < cpu) return 'RESOURCE:CPU';
  if (candidate.memory < memory) return 'RESOURCE:MEMORY';
  if (candidate.enis < enis) return 'RESOURCE:ENI';
  return undefined;
}

export function take(candidate: Candidate, { cpu, memory, enis }: Reservation): void {
  candidate.cpu -= cpu;
  candidate.memory -= memory;
  candidate.enis -= enis;
  candidate.peers += 1;
  candidate.portsTaken = true;
  for (const bucket of candidate.buckets) bucket.peers += 1;
}
