// What deleting a service begins with: its deployment is stopped, and it drains.
import type { Context } from '../../../kernel/context.ts';
import { changeRollout } from '../deployments/change-service.ts';
import { abandonHooks } from '../deployments/run-hook.ts';
import { findCurrentRollout, isUnderWay } from '../find/service-deployments.ts';
import { serviceKey } from '../find/services.ts';
import { type ServiceRecord, services } from '../state.ts';

/** Returns the changed service. */
export function drainService(ctx: Context, service: ServiceRecord): ServiceRecord {
  const rollout = findCurrentRollout(ctx, service);
  if (rollout && isUnderWay(rollout)) {
    abandonHooks(ctx, rollout);
    changeRollout(ctx, service, {
      status: 'STOPPED',
      statusReason: 'The service was deleted.',
      stoppedAt: ctx.now,
      finishedAt: ctx.now,
    });
  }
  const draining: ServiceRecord = { ...service, status: 'DRAINING', desiredCount: 0 };
  ctx.put(services, serviceKey(service), draining);
  return draining;
}
