// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { aliasKey } from '../aliases.ts';
import { withdrawProvisioned } from '../concurrency/provisioned.ts';
import { requireLatest } from '../find.ts';
import { aliases } from '../state.ts';

/** Succeeds when there is no such alias. */
export const deleteAlias: Operation<'lambda', 'DeleteAlias'> = (input, ctx) => {
  const { name } = requireLatest(input.FunctionName, ctx);
  const key = aliasKey(name, input.Name!);
  if (ctx.get(aliases, key)) ctx.delete(aliases, key);
  withdrawProvisioned(name, input.Name!, ctx);
  return {};
};
