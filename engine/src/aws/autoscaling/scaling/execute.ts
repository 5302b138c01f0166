// Executes a scaling policy once: works out the capacity that it asks for, and whether cooldown and warm-up allow it.
import type { Context } from '../../../kernel/context.ts';
import { causes } from '../activities/causes.ts';
import { activityInProgress, validationError } from '../faults.ts';
import { membersOf } from '../find.ts';
import { clamp, setDesired } from '../group/capacity.ts';
import { type GroupRecord, groupTable, type PolicyRecord, policyTable } from '../state.ts';
import { adjusted, stepFor, towardsTarget } from './adjustment.ts';
import { asksToScaleIn, type TriggeringAlarm } from './alarms.ts';

export interface Execution {
  readonly honorCooldown: boolean;
  /** The alarm that triggered the policy; absent when a user executes it. */
  readonly alarm?: TriggeringAlarm | undefined;
  readonly metricValue?: number | undefined;
  readonly breachThreshold?: number | undefined;
}

export function execute(ctx: Context, group: GroupRecord, policy: PolicyRecord, execution: Execution): void {
  const { alarm } = execution;
  const wanted = wantedCapacity(ctx, group, policy, execution);
  if (wanted === undefined) return;
  const from = group.DesiredCapacity;
  const to = clamp(wanted, group);
  if (to === from) return;
  const cause = alarm
    ? causes.alarm(ctx.now, alarm, policy.PolicyName, from, to)
    : causes.policy(ctx.now, policy.PolicyName, from, to);
  const changed = setDesired(ctx, group, to, cause);
  if (policy.PolicyType === 'SimpleScaling') {
    const cooldownAfter = policy.Cooldown ?? group.DefaultCooldown;
    ctx.put(groupTable, group.AutoScalingGroupName, { ...changed, cooldownAfter });
  }
}

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
 * Instances that are warming up do not count as capacity, so that a breach that stays within one step does not add
 * capacity again and again. While any are warming up, the group does not shrink.
 */
function warmedUp(
  ctx: Context,
  group: GroupRecord,
  policy: PolicyRecord,
  capacityFrom: (base: number) => number,
  adjustmentType?: string,
): number | undefined {
  const warmupMs =
    (policy.EstimatedInstanceWarmup ?? group.DefaultInstanceWarmup ?? group.DefaultCooldown) * 1000;
  const members = membersOf(ctx, group.AutoScalingGroupName);
  const warming = members.filter(
    ({ LifecycleState, inServiceAt }) =>
      LifecycleState?.startsWith('Pending') ||
      (LifecycleState === 'InService' && ctx.now < (inServiceAt ?? 0) + warmupMs),
  ).length;
  const missing = Math.max(0, group.DesiredCapacity - members.filter(isCounted).length);
  const base = Math.max(0, group.DesiredCapacity - warming - missing);
  const wanted = capacityFrom(adjustmentType === 'ExactCapacity' ? group.DesiredCapacity : base);
  if (warming + missing === 0) return wanted;
  return wanted > group.DesiredCapacity ? wanted : undefined;
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
