// Sets the desired count of the service behind a scalable target, and records that as an activity.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { serviceOf } from '../find.ts';
import { activities, type ScalableTargetRecord, type TargetName } from '../state.ts';

export function setCapacity(ctx: Context, target: TargetName, capacity: number, cause: string): void {
  const failure = update(ctx, target, capacity);
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
    ...(failure === undefined
      ? {
          status: 'Successful',
          message: `Successfully set desired count to ${capacity}. Change successfully fulfilled by ecs.`,
        }
      : {
          status: 'Failed',
          message: `Failed to set desired count to ${capacity}. Reason: ${failure}`,
        }),
  });
}

/** @returns ECS's reason for refusing, such as its quota */
function update(ctx: Context, target: TargetName, desiredCount: number): string | undefined {
  try {
    ctx.call('ecs', 'UpdateService', { ...serviceOf(target), desiredCount });
    return undefined;
  } catch (error) {
    if (error instanceof AwsFault) return error.message;
    throw error;
  }
}

/** Undefined when the service does not exist, or not any more. */
export function desiredCount(ctx: Context, target: TargetName): number | undefined {
  const { cluster, service } = serviceOf(target);
  try {
    const { services } = ctx.call('ecs', 'DescribeServices', { cluster, services: [service] });
    return services?.[0]?.status === 'ACTIVE' ? (services[0].desiredCount ?? 0) : undefined;
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

/** A desired count outside the target's bounds is brought inside them at once. */
export function bringWithinBounds(
  ctx: Context,
  target: ScalableTargetRecord,
  current = desiredCount(ctx, target),
): void {
  const { minCapacity, maxCapacity } = target;
  if (current === undefined) return;
  if (current < minCapacity)
    setCapacity(ctx, target, minCapacity, `minimum capacity was set to ${minCapacity}`);
  else if (current > maxCapacity)
    setCapacity(ctx, target, maxCapacity, `maximum capacity was set to ${maxCapacity}`);
}
