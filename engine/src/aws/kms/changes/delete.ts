// Deletes a key with its aliases and grants. A primary key that waited for its last replica begins to wait for itself.
import type { Context } from '../../../kernel/context.ts';
import { dayMs } from '../keys/rotate.ts';
import { aliases, aliasesByKey, grants, grantsByKey, type KeyRecord, keys, keysById } from '../state.ts';

export function deleteKey({ arn, id }: KeyRecord, ctx: Context): void {
  ctx.delete(keys, arn);
  for (const { name } of ctx.by(aliasesByKey, arn)) ctx.delete(aliases, name);
  for (const grant of ctx.by(grantsByKey, arn)) ctx.delete(grants, grant.id);
  const [last, ...others] = ctx.by(keysById, id);
  if (last?.deletion && last.deletion.at === undefined && others.length === 0) {
    const { days } = last.deletion;
    ctx.put(keys, last.arn, { ...last, deletion: { days, at: ctx.now + days * dayMs } });
  }
}
