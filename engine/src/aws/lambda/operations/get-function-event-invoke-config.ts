// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { requireEventInvoke } from '../event-invoke.ts';
import { eventInvokeView } from '../views.ts';

export const getFunctionEventInvokeConfig: Operation<'lambda', 'GetFunctionEventInvokeConfig'> = (
  input,
  ctx,
) => eventInvokeView(requireEventInvoke(input, ctx), ctx);
