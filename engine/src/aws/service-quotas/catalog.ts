// What the services declare, as Service Quotas lists it: by its own codes of services, in the order of codes.
import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Context } from '../../kernel/context.ts';
import type { Quota } from '../../kernel/quota.ts';
import { noSuchQuota, noSuchService } from './faults.ts';

/** A quota that Service Quotas knows: what only a guide documents has no code, and is not listed. */
export type CodedQuota = Quota & { readonly code: string };

export type Catalog = ReadonlyMap<string, readonly CodedQuota[]>;

export function catalogOf(quotas: readonly Quota[]): Catalog {
  const coded = quotas.filter((quota): quota is CodedQuota => quota.code !== undefined);
  return Map.groupBy(
    coded.sort((a, b) => (a.code < b.code ? -1 : 1)),
    ({ service }) => service,
  );
}

/** @throws NoSuchResourceException */
export function requireService(catalog: Catalog, code: string | undefined): readonly CodedQuota[] {
  const quotas = catalog.get(code ?? '');
  if (!quotas) throw noSuchService();
  return quotas;
}

/** @throws NoSuchResourceException */
export function requireQuota(
  catalog: Catalog,
  service: string | undefined,
  code: string | undefined,
): CodedQuota {
  const found = requireService(catalog, service).find((quota) => quota.code === code);
  if (!found) throw noSuchQuota();
  return found;
}

/** As the API returns it. A default belongs to no account. */
export function quotaView(quota: CodedQuota, value: 'applied' | 'default', ctx: Context): ServiceQuota {
  const { service, code, name } = quota;
  const account = value === 'default' ? '' : ctx.account;
  return {
    ServiceCode: service,
    ServiceName: quota.serviceName,
    QuotaArn: `arn:aws:servicequotas:${ctx.region}:${account}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value === 'default' ? quota.value : ctx.quota(quota),
    Unit: quota.unit === 'Bytes' ? 'Bytes' : 'None',
    Adjustable: quota.adjustable,
    GlobalQuota: quota.global ?? false,
    ...(value === 'applied' && { QuotaAppliedAtLevel: 'ACCOUNT' as const }),
  };
}
