// How one check changes a target's health. The first pass of a new target makes it healthy; the thresholds count
// after that. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
import type { FunctionErrorReason } from '../functions/error-reasons.ts';
import type { HealthState } from '../targets/target.ts';

export type CheckResult =
  /** The code that the target answered with. */
  | { readonly kind: 'pass'; readonly code?: number }
  | { readonly kind: 'mismatch'; readonly code: number }
  | { readonly kind: 'timeout' }
  /** Refused, reset or not understood. */
  | { readonly kind: 'failed'; readonly cause?: 'empty-grpc-status' | FunctionErrorReason };

export interface Health {
  readonly state: HealthState;
  /** Consecutive checks that contradict the state. */
  readonly against: number;
  readonly reason?: string;
  readonly description?: string;
}

export const newTarget: Health = {
  state: 'initial',
  against: 0,
  reason: 'Elb.RegistrationInProgress',
  description: 'Target registration is in progress',
};

/** The first check failed: more follow. */
const initialChecks = {
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
};

export function healthAfter(
  health: Health,
  result: CheckResult,
  thresholds: { readonly healthyThreshold: number; readonly unhealthyThreshold: number },
): Health {
  if (result.kind === 'pass') {
    if (health.state !== 'unhealthy') return { state: 'healthy', against: 0 };
    const against = health.against + 1;
    return against >= thresholds.healthyThreshold ? { state: 'healthy', against: 0 } : { ...health, against };
  }
  if (health.state === 'unhealthy') return { state: 'unhealthy', against: 0, ...why(result) };
  const against = health.against + 1;
  if (against >= thresholds.unhealthyThreshold) return { state: 'unhealthy', against: 0, ...why(result) };
  if (health.state === 'initial') return { ...health, against, ...initialChecks };
  return { ...health, against };
}

function why(result: Exclude<CheckResult, { kind: 'pass' }>): { reason: string; description: string } {
  if (result.kind === 'mismatch') {
    return {
      reason: 'Target.ResponseCodeMismatch',
      description: `Health checks failed with these codes: [${result.code}]`,
    };
  }
  return result.kind === 'timeout'
    ? { reason: 'Target.Timeout', description: 'Request timed out' }
    : { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
}
