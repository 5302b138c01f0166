// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHealthCheck.html
import type { Operation } from '../../../kernel/context.ts';
import { requireHealthCheck } from '../find.ts';
import { healthChecks } from '../state.ts';

export const deleteHealthCheck: Operation<'route53', 'DeleteHealthCheck'> = (input, ctx) => {
  ctx.delete(healthChecks, requireHealthCheck(input.HealthCheckId, ctx).id);
  return {};
};
