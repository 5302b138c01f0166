// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_GetManagedResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { configurations } from '../state.ts';
import { resourceView } from '../views.ts';

export const getManagedResource: Operation<'arc-zonal-shift', 'GetManagedResource'> = (input, ctx) => {
  const resource = requireManagedResource(input.resourceIdentifier!, ctx);
  const configuration = ctx.get(configurations, resource.arn);
  return {
    ...resourceView(resource, ctx),
    ...(configuration && { practiceRunConfiguration: configuration.practice }),
  };
};
