// DeleteExpressGatewayService: the service drains; once its tasks are gone, controllers/express-service.ts deletes what ECS made.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteExpressGatewayService.html
import type { Operation } from '../../../kernel/context.ts';
import { stopScaling } from '../express/scaling.ts';
import { unlessFault } from '../faults.ts';
import { requireActiveExpressService } from '../find/express-services.ts';
import { drainService } from '../services/drain-service.ts';
import { expressServices } from '../state.ts';
import { expressServiceView } from '../views/express-service.ts';

export const deleteExpressGatewayService: Operation<'ecs', 'DeleteExpressGatewayService'> = (input, ctx) => {
  const { express, service } = requireActiveExpressService(ctx, input.serviceArn ?? '');
  unlessFault(() => stopScaling(ctx, express.serviceKey));
  const draining = drainService(ctx, service);
  const updated = { ...express, updatedAt: ctx.now };
  ctx.put(expressServices, express.serviceKey, updated);
  return { service: expressServiceView({ express: updated, service: draining }, ['TAGS']) };
};
