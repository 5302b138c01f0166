// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServices.html
import type { Operation } from '../../../kernel/context.ts';
import { serviceName } from '../catalog.ts';
import type { QuotaContext } from '../context.ts';
import { requirePage } from '../paging.ts';

export const listServices: Operation<'service-quotas', 'ListServices', QuotaContext> = (input, ctx) => {
  const { items, nextToken } = requirePage([...ctx.catalog.keys()], (code) => code, input);
  return {
    Services: items.map((code) => ({ ServiceCode: code, ServiceName: serviceName(code) })),
    NextToken: nextToken,
  };
};
