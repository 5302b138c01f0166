// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { requireEventInvoke } from '../event-invoke.ts';
import { eventInvokeConfigs } from '../state.ts';

export const deleteFunctionEventInvokeConfig: Operation<'lambda', 'DeleteFunctionEventInvokeConfig'> = (
  input,
  ctx,
) => {
  const { functionName, qualifier } = requireEventInvoke(input, ctx);
  ctx.delete(eventInvokeConfigs, `${functionName}:${qualifier}`);
  return {};
};
