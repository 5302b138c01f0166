// Executes a scaling policy once: works out the capacity that it asks for, and whether cooldown and warm-up allow it. A
// user's execution takes effect at once. What alarms ask for is collected first (controllers/dynamic-scaling.ts), because
// the policy that provides the largest capacity wins.
import type { Context } from '../../../kernel/context.ts';
import { causes } from '../activities/causes.ts';
import { activityInProgress, validationError } from '../faults.ts';
import { membersOf } from '../find.ts';
import { clamp, setDesired } from '../group/capacity.ts';
import { shiftedFrom } from '../group/zonal-shift.ts';
import { type GroupRecord, groupTable, type PolicyRecord, policyTable } from '../state.ts';
import { adjusted, stepFor, towardsTarget } from './adjustment.ts';
import { asksToScaleIn, type TriggeringAlarm } from './alarms.ts';

export interface Execution {
  readonly honorCooldown: boolean;
  /** The alarm that triggered the policy; absent when a user executes it. */
  readonly alarm?: TriggeringAlarm;
  readonly metricValue?: number | undefined;
  readonly breachThreshold?: number | undefined;
}

/** What a policy asks for. */
export interface Proposal {
  readonly policy: string;
  readonly alarm: TriggeringAlarm;
  readonly capacity: number;
  /** Of a simple policy, in seconds. */
  readonly cooldown?: number;
}

/** At a user's request. */
export function execute(ctx: Context, group: GroupRecord, policy: PolicyRecord, execution: Execution): void {
  const wanted = wantedCapacity(ctx, group, policy, execution);
  if (wanted === undefined) return;
  scale(ctx, group, wanted, {
    cause: (from, to) => causes.policy(ctx.now, policy.PolicyName, from, to),
    ...cooldownOf(group, policy),
  });
}

/** At an alarm's. Undefined when nothing should change. */
export function propose(
  ctx: Context,
  group: GroupRecord,
  policy: PolicyRecord,
  execution: Execution & { readonly alarm: TriggeringAlarm },
): Proposal | undefined {
  const capacity = wantedCapacity(ctx, group, policy, execution);
  if (capacity === undefined) return undefined;
  return { policy: policy.PolicyName, alarm: execution.alarm, capacity, ...cooldownOf(group, policy) };
}

/**
 * The largest capacity wins, for scale-out and scale-in alike. Auto Scaling guide, "Multiple scaling policies".
 * @param proposals at least one
 */
export const largest = (proposals: readonly Proposal[]): Proposal =>
  proposals.reduce((best, one) => (one.capacity > best.capacity ? one : best));

/** Only what lies within the group's bounds is applied, and nothing that shrinks it during a zonal shift. */
export function scale(
  ctx: Context,
  group: GroupRecord,
  wanted: number,
  { cause, cooldown }: { cause: (from: number, to: number) => string; cooldown?: number },
): void {
  const from = group.DesiredCapacity;
  const to = clamp(wanted, group);
  if (to === from || (to < from && shiftedFrom(group, ctx) !== undefined)) return;
  const changed = setDesired(ctx, group, to, cause(from, to));
  if (cooldown === undefined) return;
  ctx.put(groupTable, group.AutoScalingGroupName, { ...changed, cooldownAfter: cooldown });
}

const cooldownOf = (group: GroupRecord, policy: PolicyRecord) =>
  policy.PolicyType === 'SimpleScaling' ? { cooldown: policy.Cooldown ?? group.DefaultCooldown } : {};

/** Undefined when nothing should change. */
function wantedCapacity(
  ctx: Context,
  group: GroupRecord,
  policy: PolicyRecord,
  execution: Execution,
): number | undefined {
  switch (policy.PolicyType) {
    case 'SimpleScaling':
      if (execution.honorCooldown) checkCooldown(ctx, group);
      return adjusted(group.DesiredCapacity, policy.ScalingAdjustment ?? 0, policy);
    case 'StepScaling': {
      if (execution.metricValue === undefined || execution.breachThreshold === undefined) {
        throw validationError('MetricValue and BreachThreshold are required for a step scaling policy');
      }
      const step = stepFor(policy.StepAdjustments, execution.metricValue, execution.breachThreshold);
      if (step === undefined) throw validationError('No step adjustment found for metric value');
      return warmedUp(ctx, group, policy, (base) => adjusted(base, step, policy), policy.AdjustmentType);
    }
    case 'TargetTrackingScaling': {
      const target = policy.TargetTrackingConfiguration?.TargetValue;
      const value = execution.metricValue;
      if (value === undefined || !target) return undefined;
      if (value < target && !othersAgree(ctx, policy)) return undefined;
      const isHigh = execution.alarm?.name.includes('-AlarmHigh-') ?? value > target;
      return warmedUp(ctx, group, policy, (base) => {
        const capacity = towardsTarget(base, value, target);
        return isHigh ? Math.max(capacity, base + 1) : Math.min(capacity, base);
      });
    }
    case 'PredictiveScaling':
      return undefined;
  }
}

function checkCooldown(ctx: Context, group: GroupRecord): void {
  const name = group.AutoScalingGroupName;
  if ((group.cooldownUntil ?? 0) > ctx.now) {
    throw activityInProgress(`group ${name} is in its cooldown period`);
  }
  // The cooldown starts once the instances have been launched or terminated: until then the policy waits as well.
  if (group.cooldownAfter !== undefined)
    throw activityInProgress(`group ${name} is still changing its capacity`);
}

/**
 * Scaling out, instances that are warming up do not count as capacity, so that a breach that stays within one step does
 * not add capacity again and again. Scaling in, those that are terminating do, for the same reason; and while any are
 * warming up, the group does not shrink. Auto Scaling guide, "Step and simple scaling policies", instance warm-up.
 */
function warmedUp(
  ctx: Context,
  group: GroupRecord,
  policy: PolicyRecord,
  capacityFrom: (base: number) => number,
  adjustmentType?: string,
): number | undefined {
  const desired = group.DesiredCapacity;
  const pending = pendingCapacity(ctx, group, policy);
  const isExact = adjustmentType === 'ExactCapacity';
  const larger = capacityFrom(isExact ? desired : Math.max(0, desired - pending));
  if (larger > desired) return larger;
  if (pending > 0) return undefined;
  const members = membersOf(ctx, group.AutoScalingGroupName);
  const terminating = members.filter(({ LifecycleState }) =>
    LifecycleState?.startsWith('Terminating'),
  ).length;
  const smaller = capacityFrom(desired + terminating);
  return smaller < desired ? smaller : undefined;
}

/** How many instances are still to come or warming up. */
function pendingCapacity(ctx: Context, group: GroupRecord, policy: PolicyRecord): number {
  const warmupMs =
    (policy.EstimatedInstanceWarmup ?? group.DefaultInstanceWarmup ?? group.DefaultCooldown) * 1000;
  const members = membersOf(ctx, group.AutoScalingGroupName);
  const warming = members.filter(
    ({ LifecycleState, inServiceAt }) =>
      LifecycleState?.startsWith('Pending') ||
      (LifecycleState === 'InService' && ctx.now < (inServiceAt ?? 0) + warmupMs),
  ).length;
  return warming + Math.max(0, group.DesiredCapacity - members.filter(isCounted).length);
}

const isCounted = ({ LifecycleState }: { LifecycleState: string | undefined }) =>
  LifecycleState === 'InService' || LifecycleState?.startsWith('Pending') === true;

/** Scale in only when every target tracking policy of the group that may scale in asks for it. */
function othersAgree(ctx: Context, policy: PolicyRecord): boolean {
  const others = ctx
    .all(policyTable)
    .filter(
      (other) =>
        other.AutoScalingGroupName === policy.AutoScalingGroupName &&
        other.PolicyName !== policy.PolicyName &&
        other.PolicyType === 'TargetTrackingScaling' &&
        !other.TargetTrackingConfiguration?.DisableScaleIn,
    );
  return others.every((other) => asksToScaleIn(ctx, other));
}
