// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { parameters } from '../state.ts';

export const deleteParameters: Operation<'ssm', 'DeleteParameters'> = (input, ctx) => {
  const names = [...new Set(input.Names!)];
  const deleted = names.filter((name) => ctx.get(parameters, name) !== undefined);
  for (const name of deleted) ctx.delete(parameters, name);
  return {
    DeletedParameters: deleted,
    InvalidParameters: names.filter((name) => !deleted.includes(name)),
  };
};
