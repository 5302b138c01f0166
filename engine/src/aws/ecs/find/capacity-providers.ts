// Finding capacity providers: AWS's own, FARGATE and FARGATE_SPOT, always exist and have no record.

import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { capacityProviderNotFound, invalidParameter } from '../faults.ts';
import { type CapacityProviderRecord, type ClusterRecord, capacityProviders } from '../state.ts';
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

/**
 * Throws unless services and tasks of the cluster can use the strategy.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export function checkStrategy(
  state: Reader,
  cluster: ClusterRecord,
  strategy: readonly CapacityProviderStrategyItem[] | undefined,
): void {
  if (!strategy?.length) return;
  for (const { capacityProvider = '' } of strategy) {
    requireCapacityProvider(state, capacityProvider);
    const own = findCapacityProvider(state, capacityProvider);
    const isAssociated =
      cluster.capacityProviders.some((name) => lastSegment(name) === lastSegment(capacityProvider)) ||
      (own?.cluster !== undefined && own.cluster === cluster.name);
    if (!isAssociated) throw invalidParameter(notAssociated);
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1)
    throw invalidParameter(
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined.',
    );
  // A single one without a weight is used all the same.
  if (strategy.every(({ weight }) => weight === 0 || (weight === undefined && strategy.length > 1)))
    throw invalidParameter(
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero.',
    );
}

/** Seen in https://github.com/dask/dask-cloudprovider/issues/328. */
const notAssociated =
  'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.';

export function activeCapacityProviders(state: Reader): CapacityProviderRecord[] {
  return state.all(capacityProviders).filter((record) => record.status === 'ACTIVE');
}
