// https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHealthCheck.html
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { versionMismatch } from '../faults.ts';
import { requireHealthCheck } from '../find.ts';
import { withDefaults } from '../health-checks/defaults.ts';
import { healthChecks } from '../state.ts';
import { healthCheckView } from '../views.ts';

export const updateHealthCheck: Operation<'route53', 'UpdateHealthCheck'> = (input, ctx) => {
  const { HealthCheckId, HealthCheckVersion, ResetElements = [], ...given } = input;
  const check = requireHealthCheck(HealthCheckId, ctx);
  if (HealthCheckVersion !== undefined && HealthCheckVersion !== check.version)
    throw versionMismatch(check.version);
  const kept = Object.entries(check.config).filter(
    ([name]) => !(ResetElements as readonly string[]).includes(name),
  );
  const config = plain(withDefaults({ ...Object.fromEntries(kept), ...plain(given) } as HealthCheckConfig));
  const changed = { ...check, config, version: check.version + 1 };
  ctx.put(healthChecks, check.id, changed);
  return { HealthCheck: healthCheckView(changed) };
};
