// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteUrl, requireUrl } from '../function-urls/url.ts';

export const deleteFunctionUrlConfig: Operation<'lambda', 'DeleteFunctionUrlConfig'> = (input, ctx) => {
  deleteUrl(requireUrl(input, ctx), ctx);
  return {};
};
