// Finding services: one by reference, or all of a cluster.
import type { Reader } from '../../../kernel/table.ts';
import { serviceNotActive, serviceNotFound } from '../faults.ts';
import { type ServiceRecord, services, servicesByCluster, servicesByInterest } from '../state.ts';
import { requireCluster } from './clusters.ts';
import { keyIn, keyOf, type Located } from './references.ts';

export const serviceKey = (service: ServiceRecord): string => keyOf(service.cluster, service.name);

/** In whatever state, INACTIVE included. */
export function requireService(
  state: Located,
  cluster: string | undefined,
  reference: string,
): ServiceRecord {
  const service = state.get(services, keyIn(requireCluster(state, cluster), 'service', reference));
  if (!service) throw serviceNotFound();
  return service;
}

export function requireActiveService(
  state: Located,
  cluster: string | undefined,
  reference: string,
): ServiceRecord {
  const service = requireService(state, cluster, reference);
  if (service.status !== 'ACTIVE') throw serviceNotActive();
  return service;
}

export function servicesOfCluster(state: Reader, cluster: string): readonly ServiceRecord[] {
  return state.by(servicesByCluster, cluster);
}

/** The services whose strategy names a capacity provider. */
export function servicesOfProvider(state: Reader, provider: string): ServiceRecord[] {
  return state
    .by(servicesByInterest.providers, 'all')
    .filter((service) => service.capacityProviderStrategy?.some((i) => i.capacityProvider === provider));
}

export function deploysTaskDefinition(state: Reader, arn: string): boolean {
  return state.all(services).some(({ deployments }) => deployments.some((d) => d.taskDefinition === arn));
}
