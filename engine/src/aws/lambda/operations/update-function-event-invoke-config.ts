// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { putEventInvoke, requireEventInvoke } from '../event-invoke.ts';
import { eventInvokeView } from '../views.ts';

export const updateFunctionEventInvokeConfig: Operation<'lambda', 'UpdateFunctionEventInvokeConfig'> = (
  input,
  ctx,
) => eventInvokeView(putEventInvoke(input, ctx, requireEventInvoke(input, ctx)), ctx);
