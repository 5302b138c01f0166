// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_ListManagedResources.html
import type { Operation } from '../../../kernel/context.ts';
import { managedResources } from '../managed-resources.ts';
import { pageOf } from '../paging.ts';
import { configurations } from '../state.ts';
import { resourceView } from '../views.ts';

export const listManagedResources: Operation<'arc-zonal-shift', 'ListManagedResources'> = (input, ctx) => {
  const { items, nextToken } = pageOf(managedResources(ctx), ({ arn }) => arn, input);
  return {
    items: items.map((resource) => ({
      ...resourceView(resource, ctx),
      availabilityZones: [...resource.zones.keys()],
      practiceRunStatus: ctx.get(configurations, resource.arn) ? ('ENABLED' as const) : ('DISABLED' as const),
    })),
    nextToken,
  };
};
