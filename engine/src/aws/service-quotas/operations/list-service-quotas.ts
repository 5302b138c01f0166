// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
import type { Operation } from '../../../kernel/context.ts';
import { quotaView, requireService } from '../catalog.ts';
import type { QuotaContext } from '../context.ts';
import { requirePage } from '../paging.ts';

/** The values that hold in this account. */
export const listServiceQuotas: Operation<'service-quotas', 'ListServiceQuotas', QuotaContext> = (
  input,
  ctx,
) => {
  const quotas = requireService(ctx.catalog, input.ServiceCode).filter(
    ({ code }) => input.QuotaCode === undefined || code === input.QuotaCode,
  );
  const { items, nextToken } = requirePage(quotas, ({ code }) => code, input);
  return { Quotas: items.map((quota) => quotaView(quota, 'applied', ctx)), NextToken: nextToken };
};
