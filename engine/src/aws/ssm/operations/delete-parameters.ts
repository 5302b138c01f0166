// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { checkedNames } from '../parameter/name.ts';
import { parameters } from '../state.ts';

/** A name that does not exist does not fail the call: it is listed in InvalidParameters. */
export const deleteParameters: Operation<'ssm', 'DeleteParameters'> = (input, ctx) => {
  const names = checkedNames(input.Names!);
  const deleted = names.filter((name) => ctx.get(parameters, name) !== undefined);
  for (const Name of deleted) ctx.call('ssm', 'DeleteParameter', { Name });
  return {
    DeletedParameters: deleted,
    InvalidParameters: names.filter((name) => !deleted.includes(name)),
  };
};
