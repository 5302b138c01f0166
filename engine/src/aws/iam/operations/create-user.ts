// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { userExists } from '../faults.ts';
import { checkBoundary } from '../policies/boundary.ts';
import { noPolicies } from '../policies/holder.ts';
import { quotas } from '../quotas.ts';
import { type UserRecord, users } from '../state.ts';
import { tagMap } from '../tags.ts';
import { userView } from '../views.ts';

export const createUser: Operation<'iam', 'CreateUser'> = (input, ctx) => {
  const name = input.UserName!;
  checkName('userName', name, 64);
  if (ctx.get(users, name)) throw userExists(name);
  if (input.PermissionsBoundary) checkBoundary(input.PermissionsBoundary, ctx);
  checkQuota(ctx, quotas.users, ctx.keys(users).length + 1);
  const user: UserRecord = {
    name,
    path: checkedPath(input.Path),
    id: `AIDA${ctx.ids.suffix(17)}`,
    tags: tagMap(input.Tags),
    createdAt: ctx.now,
    ...noPolicies,
    ...(input.PermissionsBoundary && { permissionsBoundary: input.PermissionsBoundary }),
  };
  ctx.put(users, name, user);
  return { User: userView(user, ctx) };
};
