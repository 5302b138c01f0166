// Retries a deletion that a DependencyViolation stops, as CloudFormation does: the dependent resource may be about to go.
import type { Progress, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

const patienceMs = 30_000;

export function deleteWhenFree(
  physicalId: string,
  request: ResourceRequest,
  ctx: Context,
  attempt: () => void,
): Progress {
  try {
    attempt();
  } catch (error) {
    const isDependent = error instanceof AwsFault && error.code === 'DependencyViolation';
    if (!isDependent || ctx.now - request.startedAt >= patienceMs) throw error;
    return { status: 'in-progress', physicalId, againInMs: 250, reason: error.message };
  }
  return { status: 'success', physicalId };
}
