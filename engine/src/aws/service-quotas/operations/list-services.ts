// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServices.html
import type { Operation } from '../../../kernel/context.ts';
import type { QuotaContext } from '../context.ts';
import { requirePage } from '../paging.ts';

export const listServices: Operation<'service-quotas', 'ListServices', QuotaContext> = (input, ctx) => {
  const { items, nextToken } = requirePage([...ctx.catalog], ([code]) => code, input);
  return {
    Services: items.map(([ServiceCode, quotas]) => ({ ServiceCode, ServiceName: quotas[0]?.serviceName })),
    NextToken: nextToken,
  };
};
