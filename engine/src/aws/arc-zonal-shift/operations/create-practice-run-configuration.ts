// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_CreatePracticeRunConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { configurationExists } from '../faults.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { checkConfiguration } from '../practice-runs/blockers.ts';
import { configurations } from '../state.ts';
import { configurationView } from '../views.ts';

export const createPracticeRunConfiguration: Operation<
  'arc-zonal-shift',
  'CreatePracticeRunConfiguration'
> = (input, ctx) => {
  const { resourceIdentifier, ...given } = input;
  const resource = requireManagedResource(resourceIdentifier!, ctx);
  if (ctx.get(configurations, resource.arn)) throw configurationExists(resource.arn);
  const practice = plain(given);
  checkConfiguration(practice, ctx);
  const record = { resource: resource.arn, practice, autoshift: 'DISABLED' as const };
  ctx.put(configurations, resource.arn, record);
  return configurationView(resource, record);
};
