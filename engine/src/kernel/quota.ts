// Quotas: how many of a counted thing an account may have, as AWS's service quotas name them. A service declares its own
// as data in `quotas.ts`, and an operation that makes one more calls `checkQuota` before it writes anything.
import type { AwsFault } from './faults.ts';
import type { ServiceId } from './registry.ts';

export interface Quota {
  /** The service's code in Service Quotas: `vpc` for networks, although EC2's API makes them. */
  readonly service: string;
  /** The service's name in Service Quotas: `Amazon Virtual Private Cloud (Amazon VPC)`. */
  readonly serviceName: string;
  /** As Service Quotas has it, for example `L-92E49DE3`. Absent for a limit that only a guide documents. */
  readonly code?: string;
  /** As Service Quotas or the guide has it, for example `Tasks per service`. */
  readonly name: string;
  /** AWS's default. */
  readonly value: number;
  /** What this account has from the start, where that is not AWS's default. */
  readonly applied?: number;
  /** What is counted, where that is not things. */
  readonly unit?: 'Bytes' | 'vCPUs';
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** Whether it counts the things of all regions together. */
  readonly global?: true;
  /** AWS's error for exceeding it. `count` is how many there would be. */
  readonly exceeded: (limit: number, count: number) => AwsFault;
}

/** Values that an engine was started with, by `quotaKey`. */
export type QuotaValues = ReadonlyMap<string, number>;

/** The code, or `<service>/<name>` for a quota that has none. */
export const quotaKey = ({ code, service, name }: Quota): string => code ?? `${service}/${name}`;

/** The value that holds in an account. */
export const quotaValue = (quota: Quota, values: QuotaValues | undefined): number =>
  values?.get(quotaKey(quota)) ?? quota.applied ?? quota.value;

/** The quotas of one service of Service Quotas, by its code and name there. */
export function declareQuotas<K extends string>(
  { code: service, name: serviceName }: { readonly code: string; readonly name: string },
  declared: Readonly<Record<K, Omit<Quota, 'service' | 'serviceName'>>>,
): Readonly<Record<K, Quota>> {
  return Object.fromEntries(
    Object.entries<Omit<Quota, 'service' | 'serviceName'>>(declared).map(([key, quota]) => [
      key,
      { service, serviceName, ...quota },
    ]),
  ) as Record<K, Quota>;
}

/** @param count how many there would be @throws AwsFault when that is more than the quota allows */
export function checkQuota(ctx: { quota(quota: Quota): number }, quota: Quota, count: number): void {
  const limit = ctx.quota(quota);
  if (count > limit) throw quota.exceeded(limit, count);
}

/** Something persisted that is beyond its quota, and that the engine would have to work off when it starts. */
export interface Excess {
  /** What it is, for a person: `the service web of the cluster main has a desired count`. */
  readonly what: string;
  readonly count: number;
  readonly quota: Quota;
  /** The call that brings it down to the quota. */
  readonly lower: { readonly service: ServiceId; readonly operation: string; readonly input: object };
}
