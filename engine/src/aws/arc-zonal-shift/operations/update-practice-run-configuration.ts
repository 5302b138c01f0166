// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_UpdatePracticeRunConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireConfiguration } from '../find.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { checkConfiguration } from '../practice-runs/blockers.ts';
import { configurations } from '../state.ts';
import { configurationView } from '../views.ts';

export const updatePracticeRunConfiguration: Operation<
  'arc-zonal-shift',
  'UpdatePracticeRunConfiguration'
> = (input, ctx) => {
  const { resourceIdentifier, ...given } = input;
  const resource = requireManagedResource(resourceIdentifier!, ctx);
  const before = requireConfiguration(ctx, resource.arn);
  const practice = { ...before.practice, ...plain(given) };
  checkConfiguration(practice, ctx);
  const record = { ...before, practice };
  ctx.put(configurations, resource.arn, record);
  return configurationView(resource, record);
};
