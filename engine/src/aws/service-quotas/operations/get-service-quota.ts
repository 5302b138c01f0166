// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
import type { Operation } from '../../../kernel/context.ts';
import { quotaView, requireQuota } from '../catalog.ts';
import type { QuotaContext } from '../context.ts';

export const getServiceQuota: Operation<'service-quotas', 'GetServiceQuota', QuotaContext> = (
  input,
  ctx,
) => ({
  Quota: quotaView(requireQuota(ctx.catalog, input.ServiceCode, input.QuotaCode), 'applied', ctx),
});
