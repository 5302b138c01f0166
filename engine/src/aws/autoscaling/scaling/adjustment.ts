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
 * The step that a metric's value falls in. Bounds are relative to the alarm's threshold: at or above it the lower bound is
 * inclusive and the upper exclusive, below it the other way round.
 */
export function stepFor(
  steps: PolicyRecord['StepAdjustments'],
  value: number,
  threshold: number,
): number | undefined {
  const distance = value - threshold;
  const step = steps.find(({ MetricIntervalLowerBound, MetricIntervalUpperBound }) => {
    const lower = MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY;
    const upper = MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY;
    return distance >= 0 ? lower <= distance && distance < upper : lower < distance && distance <= upper;
  });
  return step?.ScalingAdjustment;
}

/** The capacity at which a metric that falls in proportion to capacity would be at its target. */
export function towardsTarget(capacity: number, value: number, target: number): number {
  return Math.ceil((capacity * value) / target);
}
