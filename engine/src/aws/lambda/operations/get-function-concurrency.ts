// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUnqualified, reservedOf } from '../concurrency/reserved.ts';

export const getFunctionConcurrency: Operation<'lambda', 'GetFunctionConcurrency'> = (input, ctx) => ({
  ReservedConcurrentExecutions: reservedOf(requireUnqualified(input.FunctionName, ctx).name, ctx),
});
