// The health check of a target group: defaults by protocol and version, and what may be set.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
import type { CreateTargetGroupCommandInput, Matcher } from '@aws-sdk/client-elastic-load-balancing-v2';
import { plain } from '../../../kernel/plain.ts';
import { invalid, invalidConfiguration } from '../faults.ts';
import type { HealthCheckSettings, TargetGroupRecord } from '../state.ts';

export type HealthCheckInput = Pick<
  CreateTargetGroupCommandInput,
  | 'HealthCheckEnabled'
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckPath'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>;

/** @param before the settings to be changed */
export function healthCheckSettings(
  input: HealthCheckInput,
  group: Pick<TargetGroupRecord, 'protocol' | 'protocolVersion' | 'targetType'>,
  before?: HealthCheckSettings,
): HealthCheckSettings {
  const isFunction = group.targetType === 'lambda';
  if (isFunction && (input.HealthCheckProtocol ?? input.HealthCheckPort) !== undefined) {
    throw invalid(
      "Health check protocol and port cannot be specified for target groups with target type 'lambda'",
    );
  }
  const isHttp = isFunction || group.protocol === 'HTTP' || group.protocol === 'HTTPS';
  const isGrpc = group.protocolVersion === 'GRPC';
  const given = input.HealthCheckProtocol;
  if (given !== undefined && !['HTTP', 'HTTPS', 'TCP'].includes(given)) {
    throw invalid(`Health check protocol '${given}' must be one of 'HTTP, HTTPS, TCP'`);
  }
  if (group.targetType === 'alb' && given === 'TCP') {
    throw invalid("Health check protocol 'TCP' is not supported for target groups with target type 'alb'");
  }
  const protocol =
    input.HealthCheckProtocol ?? before?.protocol ?? (isHttp || group.targetType === 'alb' ? 'HTTP' : 'TCP');
  const overHttp = protocol === 'HTTP' || protocol === 'HTTPS';
  if (isHttp && !overHttp) {
    throw invalid(
      `Health check protocol '${protocol}' is not supported for target groups with protocol '${group.protocol}'`,
    );
  }
  if (!overHttp) refuseForTcp(input);
  const intervalSeconds =
    input.HealthCheckIntervalSeconds ?? before?.intervalSeconds ?? (isFunction ? 35 : 30);
  const settings: HealthCheckSettings = plain({
    enabled: input.HealthCheckEnabled ?? before?.enabled ?? !isFunction,
    protocol,
    port: input.HealthCheckPort ?? before?.port ?? 'traffic-port',
    path: overHttp
      ? (input.HealthCheckPath ?? before?.path ?? (isGrpc ? '/AWS.ALB/healthcheck' : '/'))
      : undefined,
    intervalSeconds,
    timeoutSeconds:
      input.HealthCheckTimeoutSeconds ??
      before?.timeoutSeconds ??
      (isFunction ? 30 : isHttp ? 5 : Math.min(intervalSeconds, protocol === 'HTTP' ? 6 : 10)),
    healthyThreshold: input.HealthyThresholdCount ?? before?.healthyThreshold ?? 5,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? before?.unhealthyThreshold ?? (isFunction ? 5 : 2),
    matcher: overHttp
      ? (checkedMatcher(input.Matcher, isGrpc, isHttp ? 499 : 599) ??
        before?.matcher ??
        (isGrpc ? { GrpcCode: '12' } : { HttpCode: isHttp ? '200' : '200-399' }))
      : undefined,
  });
  check(settings, isFunction);
  checkTimeout(settings, isHttp);
  return settings;
}

/** The texts were seen in https://github.com/hashicorp/terraform-provider-aws/pull/2170. */
function refuseForTcp({ HealthCheckPath, Matcher: matcher }: HealthCheckInput): void {
  if (HealthCheckPath)
    throw invalidConfiguration('Health check paths are not supported for TCP health checks');
  if (matcher?.HttpCode || matcher?.GrpcCode)
    throw invalidConfiguration('Health check matchers are not supported for TCP health checks');
}

function check(
  { enabled, port, path, intervalSeconds, timeoutSeconds, ...settings }: HealthCheckSettings,
  mayBeOff: boolean,
): void {
  if (!enabled && !mayBeOff) {
    throw invalidConfiguration(
      "Health check enabled must be true for target groups with target type 'instance' or 'ip'",
    );
  }
  if (port !== 'traffic-port' && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw invalid(
      `Health check port '${port}' must be in the range from 1 to 65535 inclusive or 'traffic-port'`,
    );
  }
  if (path !== undefined && (!path.startsWith('/') || path.length > 1024)) {
    throw invalid(
      `Health check path '${path}' must begin with '/' and cannot be longer than 1024 characters`,
    );
  }
  range('Health check interval', intervalSeconds, 5, 300);
  range('Health check timeout', timeoutSeconds, 2, 120);
  range('Healthy threshold count', settings.healthyThreshold, 2, 10);
  range('Unhealthy threshold count', settings.unhealthyThreshold, 2, 10);
}

/**
 * Groups of a Network Load Balancer may wait for a whole interval, as they do by default with a short one:
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2898, https://github.com/aws/aws-cdk/pull/26031
 */
function checkTimeout({ intervalSeconds, timeoutSeconds }: HealthCheckSettings, isHttp: boolean): void {
  if (timeoutSeconds < intervalSeconds || (!isHttp && timeoutSeconds === intervalSeconds)) return;
  throw invalid('Health check interval must be greater than the timeout.');
}

function range(what: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) {
    throw invalid(`${what} '${value}' must be in the range from ${min} to ${max} inclusive`);
  }
}

function checkedMatcher(matcher: Matcher | undefined, isGrpc: boolean, highest: number): Matcher | undefined {
  if (!matcher) return undefined;
  const codes = isGrpc ? matcher.GrpcCode : matcher.HttpCode;
  if (codes === undefined) {
    throw invalid(
      isGrpc ? 'A gRPC target group takes gRPC codes' : 'A matcher of HTTP codes must be specified',
    );
  }
  const [min, max] = isGrpc ? [0, 99] : [200, highest];
  const valid = codes.split(',').every((part) => {
    const [from = '', to = from] = part.trim().split('-');
    return [from, to].every((code) => /^\d+$/.test(code) && Number(code) >= min && Number(code) <= max);
  });
  if (!valid)
    throw invalid(`Health check matcher '${codes}' must be of codes from ${min} to ${max}, lists or ranges`);
  return isGrpc ? { GrpcCode: codes } : { HttpCode: codes };
}
