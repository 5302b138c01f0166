// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_UpdateZonalAutoshiftConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConfiguration } from '../find.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { configurations } from '../state.ts';

export const updateZonalAutoshiftConfiguration: Operation<
  'arc-zonal-shift',
  'UpdateZonalAutoshiftConfiguration'
> = (input, ctx) => {
  const { arn } = requireManagedResource(input.resourceIdentifier!, ctx);
  const autoshift = input.zonalAutoshiftStatus!;
  ctx.put(configurations, arn, { ...requireConfiguration(ctx, arn), autoshift });
  return { resourceIdentifier: arn, zonalAutoshiftStatus: autoshift };
};
