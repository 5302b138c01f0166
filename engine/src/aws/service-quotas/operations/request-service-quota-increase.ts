// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html
// Deviation: always refused. A recorded request would stay PENDING for ever, and an increase that held until the next start
// of the engine would be a trap.
import type { Operation } from '../../../kernel/context.ts';
import { requireQuota } from '../catalog.ts';
import type { QuotaContext } from '../context.ts';
import { notAdjustable, notGreater, setAtStart } from '../faults.ts';

export const requestServiceQuotaIncrease: Operation<
  'service-quotas',
  'RequestServiceQuotaIncrease',
  QuotaContext
> = (input, ctx) => {
  const quota = requireQuota(ctx.catalog, input.ServiceCode, input.QuotaCode);
  if (!quota.adjustable) throw notAdjustable(quota.name);
  if (input.DesiredValue! <= ctx.quota(quota)) throw notGreater();
  throw setAtStart(quota.code, input.DesiredValue!);
};
