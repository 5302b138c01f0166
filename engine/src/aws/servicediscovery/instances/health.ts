// An instance's health. Route 53's own health checks are recorded: nothing is checked from the internet.
import type { HealthStatus } from '@aws-sdk/client-servicediscovery';
import type { InstanceRecord, ServiceRecord } from '../state.ts';

/** Without a custom health check nobody knows. */
export function healthOf(instance: InstanceRecord, service: ServiceRecord): HealthStatus {
  return service.hasCustomHealth ? (instance.health ?? 'HEALTHY') : 'UNKNOWN';
}

export const isUsable = (instance: InstanceRecord, service: ServiceRecord): boolean =>
  healthOf(instance, service) !== 'UNHEALTHY';
