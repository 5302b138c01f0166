// What to set a scalable target's capacity to, from its policies and their alarms: pure.
// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
// https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
import type { StepScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';
import type { Plan } from '../../../kernel/controller.ts';
import type { PolicyRecord, ScalableTargetRecord } from '../state.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface ObservedPolicy {
  readonly policy: PolicyRecord;
  /** Target tracking: the states of its own two alarms. */
  readonly high?: AlarmState;
  readonly low?: AlarmState;
  /** Step scaling: the alarms in ALARM that have this policy among their actions. */
  readonly activeAlarms: readonly {
    readonly name: string;
    readonly threshold: number;
    readonly value?: number;
  }[];
  /** The metric's newest value. */
  readonly value?: number;
}

export interface ScalingSnapshot {
  readonly target: ScalableTargetRecord;
  /** The service's desired count. */
  readonly current: number;
  /** How many of its tasks run, from which target tracking scales out. Absent: the desired count. */
  readonly running?: number;
  /** A deployment is under way: no scale-in until it is over. */
  readonly deploying: boolean;
  readonly policies: readonly ObservedPolicy[];
}

export interface SetCapacity {
  readonly capacity: number;
  readonly cause: string;
  readonly direction: 'out' | 'in';
  /** The capacity from which it was worked out. */
  readonly base: number;
}

interface Proposal {
  readonly capacity: number;
  readonly cause: string;
  readonly cooldownMs: number;
  readonly base: number;
}

/** AWS's default for ECS services. */
const defaultCooldownSeconds = 300;
/** Alarms trigger their policies once a minute: one evaluation leads to one activity at most, whatever the cooldown. */
const shortestCooldownMs = 59_000;

/**
 * A desired count that someone set outside the bounds stays until an alarm asks for more.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export function planScaling(snapshot: ScalingSnapshot, now: number): Plan<SetCapacity> {
  const { target, current, policies } = snapshot;
  const clamp = (capacity: number) => Math.min(target.maxCapacity, Math.max(target.minCapacity, capacity));
  // The policy that asks for the largest capacity wins, for scale-out and scale-in alike.
  const outs = target.suspended.DynamicScalingOutSuspended
    ? []
    : policies.flatMap((p) => proposeOut(p, snapshot, now));
  const out = largest(outs);
  if (out && clamp(out.capacity) > current)
    return set({ capacity: clamp(out.capacity), cause: out.cause, direction: 'out', base: out.base });
  if (outs.length > 0) return { steps: [] };

  if (target.suspended.DynamicScalingInSuspended || snapshot.deploying) return { steps: [] };
  // Scale-in needs the agreement of every tracking policy that may scale in.
  const tracking = policies.filter(({ policy }) => policy.targetTracking && policy.lowAlarm !== undefined);
  if (tracking.some(({ low }) => low !== 'ALARM')) return { steps: [] };
  const ins = policies.flatMap((p) => proposeIn(p, current));
  const last = Math.max(target.lastInAt ?? 0, target.lastOutAt ?? 0);
  const lower = largest(ins.filter(({ cooldownMs }) => isCooledDown(last, cooldownMs, now)));
  return lower && clamp(lower.capacity) < current
    ? set({ capacity: clamp(lower.capacity), cause: lower.cause, direction: 'in', base: current })
    : { steps: [] };
}

const set = (step: SetCapacity): Plan<SetCapacity> => ({ steps: [step] });

/**
 * During the cooldown of a scale-out, what it has added counts as part of what the next one adds: only a larger scale-out
 * has an effect. Application Auto Scaling guide, "Cooldown period" of step scaling and of target tracking.
 */
function proposeOut(
  { policy, high, value, activeAlarms }: ObservedPolicy,
  { target, current, running = current }: ScalingSnapshot,
  now: number,
): Proposal[] {
  const tracking = policy.targetTracking;
  const seconds = (tracking ? tracking.ScaleOutCooldown : policy.step?.Cooldown) ?? defaultCooldownSeconds;
  const isCool = isCooledDown(target.lastOutAt, seconds * 1000, now);
  if (!isCool && target.outBase === undefined) return [];
  const base = isCool ? current : (target.outBase ?? current);
  if (tracking && high === 'ALARM') {
    const from = isCool ? Math.min(current, running) : base;
    // In proportion, rounded up, and at least one task more.
    const wanted = value === undefined ? 0 : Math.ceil((from * value) / (tracking.TargetValue ?? 1));
    return [
      {
        capacity: Math.max(base + 1, wanted),
        cause: causeOf(policy.highAlarm ?? '', policy),
        cooldownMs: seconds * 1000,
        base,
      },
    ];
  }
  return stepProposals(policy, activeAlarms, base).filter(({ capacity }) => capacity > base);
}

function proposeIn({ policy, low, value, activeAlarms }: ObservedPolicy, current: number): Proposal[] {
  const tracking = policy.targetTracking;
  if (tracking && low === 'ALARM' && value !== undefined)
    return [
      {
        // Rounding the capacity up rounds down what is removed.
        capacity: Math.ceil((current * value) / (tracking.TargetValue ?? 1)),
        cause: causeOf(policy.lowAlarm ?? '', policy),
        cooldownMs: (tracking.ScaleInCooldown ?? defaultCooldownSeconds) * 1000,
        base: current,
      },
    ];
  return stepProposals(policy, activeAlarms, current).filter(({ capacity }) => capacity < current);
}

function stepProposals(
  policy: PolicyRecord,
  activeAlarms: ObservedPolicy['activeAlarms'],
  current: number,
): Proposal[] {
  const { step } = policy;
  if (!step) return [];
  return activeAlarms.flatMap(({ name, threshold, value }) => {
    if (value === undefined) return [];
    const capacity = stepCapacity(step, current, value, threshold);
    const cooldownMs = (step.Cooldown ?? defaultCooldownSeconds) * 1000;
    return capacity === undefined
      ? []
      : [{ capacity, cause: causeOf(name, policy), cooldownMs, base: current }];
  });
}

/**
 * The capacity that a step gives. Bounds are relative to the threshold: above it the lower one is inclusive, below
 * it the upper one, at it either. Percentages are truncated, but a fraction of one counts as one.
 */
export function stepCapacity(
  { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude }: StepScalingPolicyConfiguration,
  current: number,
  value: number,
  threshold: number,
): number | undefined {
  const distance = value - threshold;
  const of = (includes: (lower: number, upper: number) => boolean) =>
    StepAdjustments.find(({ MetricIntervalLowerBound: from, MetricIntervalUpperBound: to }) =>
      includes(from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY),
    );
  const above = () => of((lower, upper) => distance >= lower && distance < upper);
  const below = () => of((lower, upper) => distance > lower && distance <= upper);
  // At the threshold itself, a policy that only scales in has but a step that ends there.
  const found = distance > 0 ? above() : distance < 0 ? below() : (above() ?? below());
  if (!found) return undefined;
  const adjustment = found.ScalingAdjustment ?? 0;
  if (AdjustmentType === 'ExactCapacity') return adjustment;
  if (AdjustmentType !== 'PercentChangeInCapacity') return current + adjustment;
  const exact = (current * adjustment) / 100;
  const whole = Math.abs(exact) < 1 ? Math.sign(exact) : Math.trunc(exact);
  const magnitude = Math.max(Math.abs(whole), MinAdjustmentMagnitude ?? 0);
  return current + Math.sign(whole) * magnitude;
}

const causeOf = (alarm: string, policy: PolicyRecord): string =>
  `monitor alarm ${alarm} in state ALARM triggered policy ${policy.name}`;

const isCooledDown = (last: number | undefined, cooldownMs: number, now: number): boolean =>
  last === undefined || now >= last + Math.max(shortestCooldownMs, cooldownMs);

function largest(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.reduce<Proposal | undefined>(
    (best, proposal) => (best && best.capacity >= proposal.capacity ? best : proposal),
    undefined,
  );
}
