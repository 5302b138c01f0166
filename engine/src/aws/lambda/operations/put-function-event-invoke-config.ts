// https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { putEventInvoke } from '../event-invoke.ts';
import { eventInvokeView } from '../views.ts';

export const putFunctionEventInvokeConfig: Operation<'lambda', 'PutFunctionEventInvokeConfig'> = (
  input,
  ctx,
) => eventInvokeView(putEventInvoke(input, ctx), ctx);
