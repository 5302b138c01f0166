// https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html
import type { Operation } from '../../../kernel/context.ts';
import { dryRun, grantNotFound } from '../faults.ts';
import { requireKeyById } from '../find.ts';
import { grants } from '../state.ts';

export const revokeGrant: Operation<'kms', 'RevokeGrant'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  const grant = ctx.get(grants, input.GrantId!);
  if (grant?.keyArn !== key.arn) throw grantNotFound(input.GrantId!);
  if (input.DryRun === true) throw dryRun();
  ctx.delete(grants, grant.id);
  return {};
};
