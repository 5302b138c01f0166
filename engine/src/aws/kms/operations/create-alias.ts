// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkAliasName } from '../alias-name.ts';
import { aliasExists } from '../faults.ts';
import { requireOwn } from '../find.ts';
import { quotas } from '../quotas.ts';
import { aliases, aliasesByKey } from '../state.ts';

export const createAlias: Operation<'kms', 'CreateAlias'> = (input, ctx) => {
  const name = checkAliasName(input.AliasName!);
  const key = requireOwn(input.TargetKeyId, ctx);
  if (ctx.get(aliases, name)) throw aliasExists(ctx.arn('kms', name));
  checkQuota(ctx, quotas.aliases, ctx.countBy(aliasesByKey, key.arn) + 1);
  ctx.put(aliases, name, { name, keyArn: key.arn, createdAt: ctx.now, updatedAt: ctx.now });
  return {};
};
