// Sets the desired count of the service behind a scalable target, and records that as an activity.
import type { Context } from '../../../kernel/context.ts';
import { serviceOf } from '../find.ts';
import { activities, type TargetName } from '../state.ts';

export function setCapacity(ctx: Context, target: TargetName, capacity: number, cause: string): void {
  ctx.call('ecs', 'UpdateService', { ...serviceOf(target), desiredCount: capacity });
  const { namespace, resourceId, dimension } = target;
  const id = ctx.ids.uuid();
  ctx.put(activities, id, {
    namespace,
    resourceId,
    dimension,
    id,
    description: `Setting desired count to ${capacity}.`,
    cause,
    at: ctx.now,
    status: 'Successful',
    message: `Successfully set desired count to ${capacity}. Change successfully fulfilled by ecs.`,
  });
}
