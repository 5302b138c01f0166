// DeleteService: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
import type { Operation } from '../../../kernel/context.ts';
import { changeRollout } from '../deployments/change-service.ts';
import { abandonHooks } from '../deployments/run-hook.ts';
import { invalidParameter } from '../faults.ts';
import { findCurrentRollout, isUnderWay } from '../find/service-deployments.ts';
import { requireService, serviceKey } from '../find/services.ts';
import { type ServiceRecord, services } from '../state.ts';
import { serviceView } from '../views/service.ts';

export const deleteService: Operation<'ecs', 'DeleteService'> = (input, ctx) => {
  const service = requireService(ctx, input.cluster, input.service ?? '');
  if (service.status !== 'ACTIVE') return { service: serviceView(service, ctx) };
  const daemon = service.schedulingStrategy === 'DAEMON';
  if (service.desiredCount > 0 && !daemon && input.force !== true)
    throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
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
  return { service: serviceView(draining, ctx) };
};
