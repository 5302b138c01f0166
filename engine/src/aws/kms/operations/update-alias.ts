// https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkAliasName } from '../alias-name.ts';
import { aliasNotFound, invalid } from '../faults.ts';
import { requireOwn } from '../find.ts';
import { quotas } from '../quotas.ts';
import { aliases, aliasesByKey, type KeyRecord, keys } from '../state.ts';

export const updateAlias: Operation<'kms', 'UpdateAlias'> = (input, ctx) => {
  const name = checkAliasName(input.AliasName!);
  const alias = ctx.get(aliases, name);
  if (!alias) throw aliasNotFound(ctx.arn('kms', name));
  const key = requireOwn(input.TargetKeyId, ctx);
  const before = ctx.get(keys, alias.keyArn);
  if (before && (before.usage !== key.usage || isSymmetric(before) !== isSymmetric(key)))
    throw invalid(
      'Aliases can be associated with another KMS key only when both have the same type and key usage.',
    );
  if (alias.keyArn !== key.arn) checkQuota(ctx, quotas.aliases, ctx.countBy(aliasesByKey, key.arn) + 1);
  ctx.put(aliases, name, { ...alias, keyArn: key.arn, updatedAt: ctx.now });
  return {};
};

const isSymmetric = ({ spec }: KeyRecord) => spec === 'SYMMETRIC_DEFAULT' || spec.startsWith('HMAC_');
