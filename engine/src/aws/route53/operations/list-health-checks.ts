// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHealthChecks.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { healthChecks } from '../state.ts';
import { healthCheckView } from '../views.ts';

export const listHealthChecks: Operation<'route53', 'ListHealthChecks'> = (input, ctx) => {
  const MaxItems = Math.min(Number(input.MaxItems ?? 100), 1000);
  const listed = page(ctx.all(healthChecks), ({ id }) => id, MaxItems, input.Marker);
  if (!listed) throw invalidInput(`The marker '${input.Marker}' did not come from an earlier page.`);
  return {
    HealthChecks: listed.items.map(healthCheckView),
    Marker: input.Marker ?? '',
    IsTruncated: listed.nextToken !== undefined,
    ...(listed.nextToken !== undefined && { NextMarker: listed.nextToken }),
    MaxItems,
  } as ReturnType<typeof listHealthChecks>;
};
