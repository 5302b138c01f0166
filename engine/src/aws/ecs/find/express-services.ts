// Finding an Express service: by the ARN of the service that it is.
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { invalidParameter, resourceNotFound, serviceNotActive, serviceNotFound } from '../faults.ts';
import { type ExpressServiceRecord, expressServices, type ServiceRecord, services } from '../state.ts';

export interface ExpressService {
  readonly express: ExpressServiceRecord;
  readonly service: ServiceRecord;
}

export function findExpressService(state: Reader, arn: string): ExpressService | undefined {
  const parts = parseArn(arn)?.resource.split('/') ?? [];
  if (parts[0] !== 'service' || parts.length !== 3) throw invalidParameter(`Invalid identifier: ${arn}`);
  const key = `${parts[1]}/${parts[2]}`;
  const express = state.get(expressServices, key);
  const service = state.get(services, key);
  return express && service?.arn === arn ? { express, service } : undefined;
}

/** Who manages what a service needs: ECS, of an Express service. */
export const managementOf = (state: Reader, { cluster, name }: ServiceRecord): 'ECS' | 'CUSTOMER' =>
  state.get(expressServices, `${cluster}/${name}`) ? 'ECS' : 'CUSTOMER';

/** In whatever state. @throws ResourceNotFoundException */
export function requireExpressService(state: Reader, arn: string): ExpressService {
  const found = findExpressService(state, arn);
  if (!found) throw resourceNotFound('The specified Express service was not found.');
  return found;
}

/** To be changed. @throws ServiceNotFoundException, ServiceNotActiveException */
export function requireActiveExpressService(state: Reader, arn: string): ExpressService {
  const found = findExpressService(state, arn);
  if (!found) throw serviceNotFound();
  if (found.service.status !== 'ACTIVE') throw serviceNotActive();
  return found;
}
