// One entry of the health check log: 8 fields; a missing one is `-`.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-health-check-logs.html

import type { BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { functionErrorMetric } from '../functions/error-reasons.ts';
import type { PerformedCheck } from '../health/health-checks.ts';
import type { CheckResult } from '../health/health-state.ts';
import { isoMicros, plain } from './access-log-line.ts';

export function healthCheckLogLine(check: PerformedCheck): string {
  const { group, target, result } = check;
  const grpc = group.protocolVersion === 'GRPC';
  return [
    typeOf(group),
    isoMicros(check.startedAt),
    (check.latencyMs / 1000).toFixed(9),
    addressOf(group, target),
    // The documentation says a name, and its examples show one, whatever the field is called.
    group.fullName.split('/')[1],
    result.kind === 'pass' ? 'PASS' : 'FAIL',
    plain('code' in result ? result.code : undefined),
    plain(reasonOf(result, grpc)),
  ].join(' ');
}

function typeOf({ targetType, protocolVersion, healthCheck }: BalancedTargetGroup): string {
  if (targetType === 'lambda') return 'lambda';
  if (protocolVersion === 'GRPC') return 'grpc';
  if (healthCheck.protocol === 'HTTP') return 'http';
  return protocolVersion === 'HTTP2' ? 'h2' : 'https';
}

function addressOf({ targetType }: BalancedTargetGroup, target: BalancedTarget): string {
  if (targetType === 'lambda') return target.id;
  return `${target.address ?? target.id}:${target.healthPort ?? target.port}`;
}

function reasonOf(result: CheckResult, grpc: boolean): string | undefined {
  switch (result.kind) {
    case 'pass':
      return undefined;
    case 'timeout':
      return 'TimedOut';
    case 'mismatch':
      if (grpc) return 'GRPCUnexpectedStatus';
      return result.code >= 500 ? 'TargetError' : 'ResponseCodeMismatch';
    case 'failed':
      if (result.cause === 'empty-grpc-status') return 'GRPCStatusHeaderEmpty';
      // To a caller, a failing function is like a target that answers with 5xx.
      if (result.cause !== undefined)
        return functionErrorMetric(result.cause) === 'LambdaInternalError' ? 'InternalError' : 'TargetError';
      // Refused, reset, or closed before a response arrived; also a response that could not be parsed.
      return 'ConnectionReset';
  }
}
