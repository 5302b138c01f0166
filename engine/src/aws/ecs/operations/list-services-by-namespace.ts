// ListServicesByNamespace: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServicesByNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { requireNamespace } from '../service-connect/namespaces.ts';
import { services } from '../state.ts';
import { pageOf } from '../views/page.ts';

/** Those of the namespace that Service Connect connects, of every cluster. */
export const listServicesByNamespace: Operation<'ecs', 'ListServicesByNamespace'> = (input, ctx) => {
  const { id } = requireNamespace(ctx, input.namespace ?? '');
  const arns = ctx
    .all(services)
    .filter(({ status, connected }) => status !== 'INACTIVE' && connected?.namespaceId === id)
    .map(({ arn }) => arn);
  const { items, nextToken } = pageOf(arns, (arn) => arn, { maxResults: 10, ...input });
  return { serviceArns: items, nextToken };
};
