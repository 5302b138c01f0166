// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
// A grant is kept, and not enforced. One of the same name, key and grantee is made once.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { dryRun } from '../faults.ts';
import { checkEnabled, requireKeyById } from '../find.ts';
import { quotas } from '../quotas.ts';
import { type GrantRecord, grants, grantsByKey } from '../state.ts';

export const createGrant: Operation<'kms', 'CreateGrant'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  checkEnabled(key);
  const { GranteePrincipal: grantee = '', RetiringPrincipal: retiring, Constraints, Name } = input;
  const same = ctx
    .by(grantsByKey, key.arn)
    .find((each) => Name !== undefined && each.name === Name && each.grantee === grantee);
  if (same) return { GrantId: same.id, GrantToken: same.token };
  checkQuota(ctx, quotas.grants, ctx.countBy(grantsByKey, key.arn) + 1);
  if (input.DryRun === true) throw dryRun();
  const grant: GrantRecord = plain({
    id: ctx.ids.hex(64),
    token: Buffer.from(ctx.ids.hex(120)).toString('base64'),
    keyArn: key.arn,
    name: Name,
    grantee,
    retiring,
    operations: input.Operations ?? [],
    constraints: Constraints,
    createdAt: ctx.now,
  });
  ctx.put(grants, grant.id, grant);
  return { GrantId: grant.id, GrantToken: grant.token };
};
