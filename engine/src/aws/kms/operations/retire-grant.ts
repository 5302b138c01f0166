// https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html
import type { Operation } from '../../../kernel/context.ts';
import { dryRun, grantNotFound, invalid, invalidGrantToken } from '../faults.ts';
import { requireKeyById } from '../find.ts';
import { grants, grantsByKey } from '../state.ts';

export const retireGrant: Operation<'kms', 'RetireGrant'> = (input, ctx) => {
  const { GrantToken, GrantId = '', KeyId } = input;
  if (GrantToken === undefined && (KeyId === undefined || GrantId === ''))
    throw invalid('You must specify either a grant token, or a key ID and a grant ID.');
  const grant =
    GrantToken === undefined
      ? ctx.by(grantsByKey, requireKeyById(KeyId, ctx).arn).find(({ id }) => id === GrantId)
      : ctx.all(grants).find(({ token }) => token === GrantToken);
  if (!grant) throw GrantToken === undefined ? grantNotFound(GrantId) : invalidGrantToken();
  if (input.DryRun === true) throw dryRun();
  ctx.delete(grants, grant.id);
  return {};
};
