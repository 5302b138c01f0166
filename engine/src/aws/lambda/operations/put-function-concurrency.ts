// https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUnqualified, reserve } from '../concurrency/reserved.ts';

export const putFunctionConcurrency: Operation<'lambda', 'PutFunctionConcurrency'> = (input, ctx) => {
  const { name } = requireUnqualified(input.FunctionName, ctx);
  reserve(name, input.ReservedConcurrentExecutions!, ctx);
  return { ReservedConcurrentExecutions: input.ReservedConcurrentExecutions };
};
