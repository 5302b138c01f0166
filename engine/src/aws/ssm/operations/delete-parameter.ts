// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
import type { Operation } from '../../../kernel/context.ts';
import { parameterNotFound } from '../faults.ts';
import { parameters } from '../state.ts';

export const deleteParameter: Operation<'ssm', 'DeleteParameter'> = (input, ctx) => {
  if (!ctx.get(parameters, input.Name!)) throw parameterNotFound();
  ctx.delete(parameters, input.Name!);
  return {};
};
