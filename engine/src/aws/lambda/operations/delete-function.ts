// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFunction } from '../find.ts';
import { functions } from '../state.ts';

export const deleteFunction: Operation<'lambda', 'DeleteFunction'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx, input.Qualifier);
  ctx.delete(functions, record.name);
  ctx.perform('functions/retire', { functionArn: record.arn });
  return {};
};
