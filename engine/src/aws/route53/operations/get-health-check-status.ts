// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckStatus.html
// Nothing is checked: no checker has observed anything.
import type { Operation } from '../../../kernel/context.ts';
import { requireHealthCheck } from '../find.ts';

export const getHealthCheckStatus: Operation<'route53', 'GetHealthCheckStatus'> = (input, ctx) => {
  requireHealthCheck(input.HealthCheckId, ctx);
  return { HealthCheckObservations: [] };
};
