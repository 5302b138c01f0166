// Evaluates an alarm: its next state from its recent datapoints. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
import type { ComparisonOperator, StateValue } from '@aws-sdk/client-cloudwatch';
import type { MissingData } from '../state.ts';

export interface Rule {
  /** N. */
  readonly evaluationPeriods: number;
  /** M: how many of N must breach. */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: ComparisonOperator;
  readonly treatMissingData: MissingData;
}

/** A value, or undefined when the period has no data. */
export type Datapoint = number | undefined;

export interface Verdict {
  readonly state: StateValue;
  /** The datapoints that were evaluated, newest first. */
  readonly used: readonly number[];
  /** How many of them breach the threshold. */
  readonly breaching: number;
}

/**
 * @param range the evaluation range, oldest first; AWS retrieves a few periods more than N
 * @param current the state to retain when missing data is ignored
 */
export function evaluate(range: readonly Datapoint[], rule: Rule, current: StateValue): Verdict {
  const { evaluationPeriods: n, datapointsToAlarm: m } = rule;
  const real = range.filter((value) => value !== undefined);
  const used = real.slice(-n).reverse();
  const breaches = (value: number) => isBreaching(value, rule);
  const breaching = used.filter(breaches).length;
  const verdict = (state: StateValue): Verdict => ({ state, used, breaching });

  // With enough real points anywhere in the range, missing ones do not matter.
  if (real.length >= n) return verdict(breaching >= m ? 'ALARM' : 'OK');
  if (real.length === 0 && rule.treatMissingData === 'missing') return verdict('INSUFFICIENT_DATA');
  if (real.length === 0 && rule.treatMissingData === 'ignore') return verdict(current);

  const missing = n - real.length;
  if (rule.treatMissingData === 'breaching') return verdict(breaching + missing >= m ? 'ALARM' : 'OK');
  if (rule.treatMissingData === 'notBreaching') return verdict(breaching >= m ? 'ALARM' : 'OK');
  if (breaching >= m) return verdict('ALARM');
  if (breaching < real.length) return verdict('OK');
  // Fewer than M points, all of which breach: ALARM once the oldest of them is M periods old.
  const oldest = range.findIndex((value) => value !== undefined);
  const isOldEnough = range.length - oldest >= m;
  return verdict(isOldEnough && rule.treatMissingData === 'missing' ? 'ALARM' : current);
}

export function isBreaching(
  value: number,
  { comparison, threshold }: Pick<Rule, 'comparison' | 'threshold'>,
): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return false;
  }
}
