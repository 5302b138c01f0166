// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListAWSDefaultServiceQuotas.html
import type { Operation } from '../../../kernel/context.ts';
import { quotaView, requireService } from '../catalog.ts';
import type { QuotaContext } from '../context.ts';
import { requirePage } from '../paging.ts';

export const listAwsDefaultServiceQuotas: Operation<
  'service-quotas',
  'ListAWSDefaultServiceQuotas',
  QuotaContext
> = (input, ctx) => {
  const quotas = requireService(ctx.catalog, input.ServiceCode);
  const { items, nextToken } = requirePage(quotas, ({ code }) => code, input);
  return { Quotas: items.map((quota) => quotaView(quota, 'default', ctx)), NextToken: nextToken };
};
