// What to set a scalable target's capacity to, from its policies and their alarms: pure.
// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
// https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
import type { StepScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';
import type { Plan } from '../../../kernel/controller.ts';
import type { PolicyRecord, ScalableTargetRecord } from '../state.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface ObservedPolicy {
  readonly policy: PolicyRecord;
  /** Target tracking: its own two alarms. */
  readonly high?: AlarmState;
  readonly low?: AlarmState;
  /** Step: the alarms that name it, in ALARM, with their thresholds. */
  readonly ringing: readonly { readonly name: string; readonly threshold: number; readonly value?: number }[];
  /** The metric's newest value. */
  readonly value?: number;
}

export interface ScalingSnapshot {
  readonly target: ScalableTargetRecord;
  /** The service's desired count. */
  readonly current: number;
  /** Scale-in rests while ECS brings a deployment out. */
  readonly deploying: boolean;
  readonly policies: readonly ObservedPolicy[];
}

export interface SetCapacity {
  readonly capacity: number;
  readonly cause: string;
  readonly direction: 'out' | 'in';
}

interface Proposal {
  readonly capacity: number;
  readonly cause: string;
  readonly cooldownMs: number;
}

/** AWS's default cooldown for ECS services; alarms speak once a minute, and are answered once. */
const defaultCooldownSeconds = 300;
const onceMs = 59_000;

/**
 * A count that someone set outside the bounds stays until an alarm asks for more, as ECS's guide says.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export function planScaling(snapshot: ScalingSnapshot, now: number): Plan<SetCapacity> {
  const { target, current, policies } = snapshot;
  const clamp = (capacity: number) => Math.min(target.maxCapacity, Math.max(target.minCapacity, capacity));
  // Whoever wants most wins, out as well as in.
  const outs = target.suspended.DynamicScalingOutSuspended
    ? []
    : policies.flatMap((p) => proposeOut(p, current));
  const out = largest(outs.filter(({ cooldownMs }) => rested(target.lastOutAt, cooldownMs, now)));
  if (out && clamp(out.capacity) > current)
    return set({ capacity: clamp(out.capacity), cause: out.cause, direction: 'out' });
  if (outs.length > 0) return { steps: [] };

  if (target.suspended.DynamicScalingInSuspended || snapshot.deploying) return { steps: [] };
  // All tracking policies that may scale in must agree.
  const tracking = policies.filter(({ policy }) => policy.targetTracking && policy.lowAlarm !== undefined);
  if (tracking.some(({ low }) => low !== 'ALARM')) return { steps: [] };
  const ins = policies.flatMap((p) => proposeIn(p, current));
  const last = Math.max(target.lastInAt ?? 0, target.lastOutAt ?? 0);
  const lower = largest(ins.filter(({ cooldownMs }) => rested(last, cooldownMs, now)));
  return lower && clamp(lower.capacity) < current
    ? set({ capacity: clamp(lower.capacity), cause: lower.cause, direction: 'in' })
    : { steps: [] };
}

const set = (step: SetCapacity): Plan<SetCapacity> => ({ steps: [step] });

function proposeOut({ policy, high, value, ringing }: ObservedPolicy, current: number): Proposal[] {
  const tracking = policy.targetTracking;
  if (tracking && high === 'ALARM') {
    // In proportion, rounded up, and at least one more.
    const wanted = value === undefined ? 0 : Math.ceil((current * value) / (tracking.TargetValue ?? 1));
    return [
      {
        capacity: Math.max(current + 1, wanted),
        cause: causeOf(policy.highAlarm ?? '', policy),
        cooldownMs: (tracking.ScaleOutCooldown ?? defaultCooldownSeconds) * 1000,
      },
    ];
  }
  return stepProposals(policy, ringing, current).filter(({ capacity }) => capacity > current);
}

function proposeIn({ policy, low, value, ringing }: ObservedPolicy, current: number): Proposal[] {
  const tracking = policy.targetTracking;
  if (tracking && low === 'ALARM' && value !== undefined)
    return [
      {
        // What is taken away is rounded down.
        capacity: Math.ceil((current * value) / (tracking.TargetValue ?? 1)),
        cause: causeOf(policy.lowAlarm ?? '', policy),
        cooldownMs: (tracking.ScaleInCooldown ?? defaultCooldownSeconds) * 1000,
      },
    ];
  return stepProposals(policy, ringing, current).filter(({ capacity }) => capacity < current);
}

function stepProposals(
  policy: PolicyRecord,
  ringing: ObservedPolicy['ringing'],
  current: number,
): Proposal[] {
  const { step } = policy;
  if (!step) return [];
  return ringing.flatMap(({ name, threshold, value }) => {
    if (value === undefined) return [];
    const capacity = stepCapacity(step, current, value, threshold);
    const cooldownMs = (step.Cooldown ?? defaultCooldownSeconds) * 1000;
    return capacity === undefined ? [] : [{ capacity, cause: causeOf(name, policy), cooldownMs }];
  });
}

/**
 * The capacity that a step gives. Bounds are relative to the threshold: at or above it the lower one is included, below it
 * the upper one. Percentages are truncated, but a part of one counts as one.
 */
export function stepCapacity(
  { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude }: StepScalingPolicyConfiguration,
  current: number,
  value: number,
  threshold: number,
): number | undefined {
  const distance = value - threshold;
  const found = StepAdjustments.find(({ MetricIntervalLowerBound: from, MetricIntervalUpperBound: to }) => {
    const lower = from ?? Number.NEGATIVE_INFINITY;
    const upper = to ?? Number.POSITIVE_INFINITY;
    return distance >= 0 ? distance >= lower && distance < upper : distance > lower && distance <= upper;
  });
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

const rested = (last: number | undefined, cooldownMs: number, now: number): boolean =>
  last === undefined || now >= last + Math.max(onceMs, cooldownMs);

function largest(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.reduce<Proposal | undefined>(
    (best, proposal) => (best && best.capacity >= proposal.capacity ? best : proposal),
    undefined,
  );
}
