// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { putUrl, requireUrl, urlView } from '../function-urls/url.ts';
import type { FunctionUrlRecord } from '../state.ts';

export const updateFunctionUrlConfig: Operation<'lambda', 'UpdateFunctionUrlConfig'> = (input, ctx) => {
  const before = requireUrl(input, ctx);
  const url: FunctionUrlRecord = plain({
    ...before,
    authType: input.AuthType ?? before.authType,
    invokeMode: input.InvokeMode ?? before.invokeMode,
    ...(input.Cors && { cors: input.Cors as NonNullable<FunctionUrlRecord['cors']> }),
    modifiedAt: ctx.now,
  });
  putUrl(url, ctx);
  return urlView(url, ctx);
};
