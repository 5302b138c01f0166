// DeleteService: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireService, serviceKey } from '../find/services.ts';
import { drainService } from '../services/drain-service.ts';
import { expressServices } from '../state.ts';
import { serviceView } from '../views/service.ts';

export const deleteService: Operation<'ecs', 'DeleteService'> = (input, ctx) => {
  const service = requireService(ctx, input.cluster, input.service ?? '');
  if (service.status !== 'ACTIVE') return { service: serviceView(service, ctx) };
  const express = ctx.get(expressServices, serviceKey(service));
  if (express && !express.removed)
    throw invalidParameter('An Express service is deleted with DeleteExpressGatewayService.');
  const daemon = service.schedulingStrategy === 'DAEMON';
  if (service.desiredCount > 0 && !daemon && input.force !== true)
    throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
  return { service: serviceView(drainService(ctx, service), ctx) };
};
