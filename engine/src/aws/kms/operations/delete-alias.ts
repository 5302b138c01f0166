// https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { checkAliasName } from '../alias-name.ts';
import { aliasNotFound } from '../faults.ts';
import { aliases } from '../state.ts';

export const deleteAlias: Operation<'kms', 'DeleteAlias'> = (input, ctx) => {
  const name = checkAliasName(input.AliasName!);
  if (!ctx.get(aliases, name)) throw aliasNotFound(ctx.arn('kms', name));
  ctx.delete(aliases, name);
  return {};
};
