// A resource is complete when the operation that makes it is.
import type { OperationTargetType } from '@aws-sdk/client-servicediscovery';
import type { Progress } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

const lookAgainMs = 60;

export function awaitOperation(operationId: string, target: OperationTargetType, ctx: Context): Progress {
  const { Operation } = ctx.call('servicediscovery', 'GetOperation', { OperationId: operationId });
  const physicalId = Operation?.Targets?.[target] ?? '';
  if (Operation?.Status === 'SUCCESS') return { status: 'success', physicalId };
  return {
    status: 'in-progress',
    physicalId,
    againInMs: lookAgainMs,
    memo: { operationId },
    reason: `The operation ${operationId} of Cloud Map is ${Operation?.Status}.`,
  };
}
