// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckCount.html
import type { Operation } from '../../../kernel/context.ts';
import { healthChecks } from '../state.ts';

export const getHealthCheckCount: Operation<'route53', 'GetHealthCheckCount'> = (_input, ctx) => ({
  HealthCheckCount: ctx.keys(healthChecks).length,
});
