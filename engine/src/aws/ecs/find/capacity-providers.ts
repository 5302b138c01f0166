// Finding capacity providers: AWS's own, FARGATE and FARGATE_SPOT, always exist and have no record.
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { capacityProviderNotFound } from '../faults.ts';
import { type CapacityProviderRecord, capacityProviders } from '../state.ts';
import { lastSegment, means } from './references.ts';

export const fargateProviders = ['FARGATE', 'FARGATE_SPOT'] as const;

/** The ACTIVE one, by name or ARN. */
export function findCapacityProvider(state: Reader, reference: string): CapacityProviderRecord | undefined {
  const record = state.get(capacityProviders, parseArn(reference) ? lastSegment(reference) : reference);
  return record?.status === 'ACTIVE' && means(reference, record.arn) ? record : undefined;
}

/** Throws unless a cluster can be associated with it. */
export function requireCapacityProvider(state: Reader, name: string): void {
  if (fargateProviders.some((own) => own === name)) return;
  if (!findCapacityProvider(state, name)) throw capacityProviderNotFound(name);
}

export function activeCapacityProviders(state: Reader): CapacityProviderRecord[] {
  return state.all(capacityProviders).filter((record) => record.status === 'ACTIVE');
}
