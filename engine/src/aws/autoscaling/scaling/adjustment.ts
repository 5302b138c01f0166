// How a policy's adjustment becomes a capacity. Auto Scaling guide, "Scaling adjustment types".
import type { PolicyRecord } from '../state.ts';

/**
 * The capacity that an adjustment asks for, before the group's bounds. Percentages: 12.7 → 12, −6.67 → −6, 0.5 → 1,
 * −0.5 → −1; MinAdjustmentMagnitude then raises smaller changes.
 */
export function adjusted(
  capacity: number,
  adjustment: number,
  {
    AdjustmentType,
    MinAdjustmentMagnitude = 0,
  }: Pick<PolicyRecord, 'AdjustmentType' | 'MinAdjustmentMagnitude'>,
): number {
  if (AdjustmentType === 'ExactCapacity') return adjustment;
  if (AdjustmentType !== 'PercentChangeInCapacity') return capacity + adjustment;
  const exact = (capacity * adjustment) / 100;
  const whole = exact > 0 && exact < 1 ? 1 : exact < 0 && exact > -1 ? -1 : Math.trunc(exact);
  const magnitude = Math.max(Math.abs(whole), adjustment === 0 ? 0 : MinAdjustmentMagnitude);
  return capacity + Math.sign(adjustment) * magnitude;
}

/**
 * The step that a metric's value falls in. Bounds are relative to the alarm's threshold: above it the lower bound is inclusive
 * and the upper exclusive, below it the other way round, at it either.
 */
export function stepFor(
  steps: PolicyRecord['StepAdjustments'],
  value: number,
  threshold: number,
): number | undefined {
  const distance = value - threshold;
  const of = (includes: (lower: number, upper: number) => boolean) =>
    steps.find(({ MetricIntervalLowerBound, MetricIntervalUpperBound }) =>
      includes(
        MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY,
        MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY,
      ),
    );
  const above = () => of((lower, upper) => lower <= distance && distance < upper);
  const below = () => of((lower, upper) => lower < distance && distance <= upper);
  // At the threshold itself, a policy that only scales in has but a step that ends there.
  const step = distance > 0 ? above() : distance < 0 ? below() : (above() ?? below());
  return step?.ScalingAdjustment;
}

/** The capacity at which a metric that falls in proportion to capacity would be at its target. */
export function towardsTarget(capacity: number, value: number, target: number): number {
  return Math.ceil((capacity * value) / target);
}
