// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { urlExists } from '../faults.ts';
import { putUrl, urlKey, urlView } from '../function-urls/url.ts';
import { type FunctionUrlRecord, functionUrls } from '../state.ts';

export const createFunctionUrlConfig: Operation<'lambda', 'CreateFunctionUrlConfig'> = (input, ctx) => {
  const { key, functionName, qualifier } = urlKey(input, ctx);
  if (ctx.get(functionUrls, key))
    throw urlExists(ctx.arn('lambda', `function:${functionName}${qualifier ? `:${qualifier}` : ''}`));
  const url: FunctionUrlRecord = plain({
    id: ctx.ids.hex(32),
    functionName,
    qualifier,
    authType: input.AuthType!,
    invokeMode: input.InvokeMode ?? ('BUFFERED' as const),
    cors: input.Cors as FunctionUrlRecord['cors'],
    createdAt: ctx.now,
    modifiedAt: ctx.now,
  });
  putUrl(url, ctx);
  return urlView(url, ctx);
};
