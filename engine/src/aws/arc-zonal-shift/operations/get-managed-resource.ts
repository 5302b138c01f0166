// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_GetManagedResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { resourceView } from '../views.ts';

export const getManagedResource: Operation<'arc-zonal-shift', 'GetManagedResource'> = (input, ctx) =>
  resourceView(requireManagedResource(input.resourceIdentifier!, ctx), ctx);
