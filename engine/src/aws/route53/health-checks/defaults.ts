// A health check's settings with AWS's defaults, checked for what belongs together.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { invalidInput } from '../faults.ts';

const ports: Readonly<Record<string, number>> = {
  HTTP: 80,
  HTTP_STR_MATCH: 80,
  HTTPS: 443,
  HTTPS_STR_MATCH: 443,
};

/** @throws InvalidInput */
export function withDefaults(given: HealthCheckConfig): HealthCheckConfig {
  const { Type = 'HTTP', IPAddress, FullyQualifiedDomainName, SearchString } = given;
  const isOfEndpoint = Type === 'TCP' || Object.hasOwn(ports, Type);
  if (!isOfEndpoint) return { Inverted: false, Disabled: false, ...given };
  if (IPAddress === undefined && FullyQualifiedDomainName === undefined)
    throw invalidInput(
      'Invalid parameter : Exactly one of IPAddress or FullyQualifiedDomainName must be specified.',
    );
  if (Type.endsWith('_STR_MATCH') && SearchString === undefined)
    throw invalidInput(
      `Invalid parameter : SearchString must be specified for health checks of type ${Type}.`,
    );
  const port = given.Port ?? ports[Type];
  if (port === undefined)
    throw invalidInput('Invalid parameter : Port must be specified for TCP health checks.');
  return {
    RequestInterval: 30,
    FailureThreshold: 3,
    MeasureLatency: false,
    Inverted: false,
    Disabled: false,
    ...(Type.startsWith('HTTPS') && { EnableSNI: true }),
    ...given,
    Port: port,
  };
}
