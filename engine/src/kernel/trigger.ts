// Actions: the service that owns an ARN performs what is triggered by it.
import type { ActionRequest, ActionResult } from './action.ts';
import { parseArn } from './arn.ts';
import type { Context } from './context.ts';
import { AwsFault } from './faults.ts';
import type { MachineService } from './service.ts';

/** Undefined when no service owns the ARN. */
export function trigger(
  services: readonly MachineService[],
  request: ActionRequest,
  ctx: Context,
): ActionResult | undefined {
  const arn = parseArn(request.arn);
  if (!arn) return undefined;
  for (const { actionTargets = [] } of services) {
    const target = actionTargets.find((candidate) => candidate.owns(arn));
    if (!target) continue;
    try {
      return ctx.attempt(() => target.perform(request, ctx));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const { code, status } = error;
      return { status: 'failed', reason: error.message, fault: { code, status } };
    }
  }
  return undefined;
}
