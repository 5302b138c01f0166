// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html
// Recorded: nothing is checked.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { healthCheckExists } from '../faults.ts';
import { withDefaults } from '../health-checks/defaults.ts';
import { quotas } from '../quotas.ts';
import { healthChecks } from '../state.ts';
import { healthCheckView } from '../views.ts';

export const createHealthCheck: Operation<'route53', 'CreateHealthCheck'> = (input, ctx) => {
  const callerReference = input.CallerReference!;
  const config = plain(withDefaults(input.HealthCheckConfig!));
  const location = (id: string) => `${ctx.endpoint}/2013-04-01/healthcheck/${id}`;
  const existing = ctx.all(healthChecks).find((each) => each.callerReference === callerReference);
  if (existing) {
    if (JSON.stringify(existing.config) !== JSON.stringify(config)) throw healthCheckExists();
    return { HealthCheck: healthCheckView(existing), Location: location(existing.id) };
  }
  checkQuota(ctx, quotas.healthChecks, ctx.keys(healthChecks).length + 1);
  const check = { id: ctx.ids.uuid(), callerReference, version: 1, config, tags: {} };
  ctx.put(healthChecks, check.id, check);
  return { HealthCheck: healthCheckView(check), Location: location(check.id) };
};
