// Validates a step scaling policy's steps: no gap, no overlap, open at the ends. Auto Scaling guide, "Step adjustments".
import type { StepAdjustment } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../faults.ts';

export function checkSteps(steps: readonly StepAdjustment[]): void {
  if (steps.length === 0) throw validationError('StepAdjustments are required for a step scaling policy');
  if (steps.length > 20) throw validationError('At most 20 step adjustments are allowed');
  const low = (step: StepAdjustment) => step.MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY;
  const high = (step: StepAdjustment) => step.MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY;
  const sorted = [...steps].sort((a, b) => low(a) - low(b));
  sorted.forEach((step, index) => {
    if (low(step) === Number.NEGATIVE_INFINITY && high(step) === Number.POSITIVE_INFINITY) {
      throw validationError('At least one of the step adjustment’s bounds must be specified');
    }
    if (low(step) >= high(step)) {
      throw validationError('The upper bound of a step adjustment must be greater than its lower bound');
    }
    const next = sorted[index + 1];
    if (next && high(step) > low(next)) throw validationError('Step adjustment intervals can’t overlap');
    if (next && high(step) < low(next))
      throw validationError('There can’t be a gap between step adjustments');
  });
  const first = sorted[0]!;
  const last = sorted.at(-1)!;
  if (low(first) !== Number.NEGATIVE_INFINITY && low(first) < 0) {
    throw validationError('A negative lower bound requires a step adjustment with an open lower bound');
  }
  if (high(last) !== Number.POSITIVE_INFINITY && high(last) > 0) {
    throw validationError('A positive upper bound requires a step adjustment with an open upper bound');
  }
}
