// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheck.html
import type { Operation } from '../../../kernel/context.ts';
import { requireHealthCheck } from '../find.ts';
import { healthCheckView } from '../views.ts';

export const getHealthCheck: Operation<'route53', 'GetHealthCheck'> = (input, ctx) => ({
  HealthCheck: healthCheckView(requireHealthCheck(input.HealthCheckId, ctx)),
});
