// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { findOwnParameter } from '../find.ts';
import { checkedNames } from '../parameter/name.ts';

/** A name that does not exist does not fail the call: it is listed in InvalidParameters. */
export const deleteParameters: Operation<'ssm', 'DeleteParameters'> = (input, ctx) => {
  const names = checkedNames(input.Names!);
  const deleted = names.filter((name) => findOwnParameter(name, ctx) !== undefined);
  for (const Name of deleted) ctx.call('ssm', 'DeleteParameter', { Name });
  return {
    DeletedParameters: deleted,
    InvalidParameters: names.filter((name) => !deleted.includes(name)),
  };
};
