// Cluster auto scaling: how many instances a capacity provider's group should have. Pure.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
// CapacityProviderReservation = M / N × 100: M instances needed, N running. With none running and some needed it is 200.
import type { ManagedScaling } from '@aws-sdk/client-ecs';
import type { Plan } from '../../../kernel/controller.ts';
import type { Reservation } from '../state.ts';

export interface Capacity {
  readonly cpu: number;
  readonly memory: number;
  readonly enis: number;
}

export interface ProviderSnapshot {
  readonly provider: string;
  readonly cluster: string;
  readonly group: {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    readonly desired: number;
  };
  readonly settings: ManagedScaling;
  /** The group's instances in service, with managed termination protection: ECS alone says which may be terminated. */
  readonly protection?: readonly ProtectedInstance[];
  /** Its container instances that are ACTIVE, and how many of them have tasks other than a daemon service's. */
  readonly instances: number;
  readonly busy: number;
  /** What one more instance adds; unknown while the group has no instance. */
  readonly unit?: Capacity;
  /** Tasks that are waiting for a place. */
  readonly waiting: readonly Reservation[];
  /** Since when fewer instances would suffice. */
  readonly lowSince?: number;
}

export interface ProtectedInstance {
  readonly instanceId: string;
  /** From scaling in. */
  readonly isProtected: boolean;
  /** It has joined the cluster, and has no tasks other than a daemon service's. */
  readonly isEmpty: boolean;
}

export type ProviderStep =
  | { readonly do: 'metric'; readonly value: number }
  | { readonly do: 'protect' | 'unprotect'; readonly instanceIds: readonly string[] }
  | { readonly do: 'resize'; readonly desired: number; readonly isGrowth: boolean }
  | { readonly do: 'low'; readonly since: number | undefined };

const everyMs = 60_000;
/** The alarm for scaling in evaluates 15 minutes. */
const lowMs = 15 * 60_000;

export function planProvider(snapshot: ProviderSnapshot, now: number): Plan<ProviderStep> {
  const { group, settings, instances, busy, lowSince } = snapshot;
  const { targetCapacity = 100, minimumScalingStepSize = 1, maximumScalingStepSize = 10_000 } = settings;
  const more = instancesFor(snapshot);
  const step = more === 0 ? 0 : Math.min(maximumScalingStepSize, Math.max(minimumScalingStepSize, more));
  const needed = step > 0 ? instances + step : busy;
  const value = instances > 0 ? (100 * needed) / instances : needed > 0 ? 200 : 100;
  const wanted = Math.min(group.most, Math.max(group.least, Math.ceil((needed * 100) / targetCapacity)));

  const steps: ProviderStep[] = [{ do: 'metric', value }];
  const low = step === 0 && wanted < group.desired;
  const shrinks = low && lowSince !== undefined && now >= lowSince + lowMs;
  // Before the group is resized, so that it finds instances that it may terminate.
  steps.push(...protectionSteps(snapshot, shrinks ? wanted : group.desired));
  if (step > 0 && wanted > group.desired) steps.push({ do: 'resize', desired: wanted, isGrowth: true });
  if (shrinks) {
    steps.push({ do: 'resize', desired: wanted, isGrowth: false }, { do: 'low', since: undefined });
  } else if (low !== (lowSince !== undefined)) {
    steps.push({ do: 'low', since: low ? now : undefined });
  }
  return { steps, revisitAt: now + everyMs };
}

/**
 * Every instance is protected, except, while there are more than are desired, those that have no tasks but a daemon service's.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
 */
function protectionSteps({ protection = [] }: ProviderSnapshot, desired: number): ProviderStep[] {
  const isSurplus = protection.length > desired;
  const open = (one: ProtectedInstance) => isSurplus && one.isEmpty;
  const idsOf = (chosen: (one: ProtectedInstance) => boolean) =>
    protection.filter(chosen).map(({ instanceId }) => instanceId);
  const protect = idsOf((one) => !one.isProtected && !open(one));
  const unprotect = idsOf((one) => one.isProtected && open(one));
  return [
    ...(protect.length > 0 ? [{ do: 'protect' as const, instanceIds: protect }] : []),
    ...(unprotect.length > 0 ? [{ do: 'unprotect' as const, instanceIds: unprotect }] : []),
  ];
}

/** First fit, largest first: how many empty instances the waiting tasks fill. A task too large for any is left out. */
export function instancesFor({ unit, waiting }: Pick<ProviderSnapshot, 'unit' | 'waiting'>): number {
  if (waiting.length === 0) return 0;
  // The size of an instance is not known before there is one: start with one.
  if (!unit) return 1;
  const bins: { cpu: number; memory: number; enis: number }[] = [];
  let [last, from]: [Reservation | undefined, number] = [undefined, 0];
  for (const task of [...waiting].sort((a, b) => b.memory - a.memory || b.cpu - a.cpu)) {
    const fits = (bin: Capacity) => bin.cpu >= task.cpu && bin.memory >= task.memory && bin.enis >= task.enis;
    if (!fits(unit)) continue;
    // What did not fit the task before does not fit one like it either.
    const alike = task.cpu === last?.cpu && task.memory === last.memory && task.enis === last.enis;
    from = alike ? from : 0;
    last = task;
    while (from < bins.length && !fits(bins[from]!)) from += 1;
    let bin = bins[from];
    if (!bin) {
      bin = { ...unit };
      bins.push(bin);
    }
    bin.cpu -= task.cpu;
    bin.memory -= task.memory;
    bin.enis -= task.enis;
  }
  return bins.length;
}
