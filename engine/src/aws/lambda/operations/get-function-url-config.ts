// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUrl, urlView } from '../function-urls/url.ts';

export const getFunctionUrlConfig: Operation<'lambda', 'GetFunctionUrlConfig'> = (input, ctx) =>
  urlView(requireUrl(input, ctx), ctx);
