// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUnqualified } from '../concurrency/reserved.ts';
import { reservedConcurrency } from '../state.ts';

export const deleteFunctionConcurrency: Operation<'lambda', 'DeleteFunctionConcurrency'> = (input, ctx) => {
  const { name } = requireUnqualified(input.FunctionName, ctx);
  if (ctx.get(reservedConcurrency, name)) ctx.delete(reservedConcurrency, name);
  return {};
};
