// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_DeletePracticeRunConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { autoshiftEnabled } from '../faults.ts';
import { requireConfiguration } from '../find.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { configurations } from '../state.ts';

export const deletePracticeRunConfiguration: Operation<
  'arc-zonal-shift',
  'DeletePracticeRunConfiguration'
> = (input, ctx) => {
  const { arn, name } = requireManagedResource(input.resourceIdentifier!, ctx);
  const { autoshift } = requireConfiguration(ctx, arn);
  if (autoshift === 'ENABLED') throw autoshiftEnabled(arn);
  ctx.delete(configurations, arn);
  return { arn, name, zonalAutoshiftStatus: autoshift };
};
