// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyUser.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import { users } from '../state.ts';
import { checkAccessString } from '../users/access-string.ts';
import { authenticationOf } from '../users/authentication.ts';
import { engineOfUsers } from '../users/check.ts';
import { defaultUser, requireUser } from '../users/find.ts';
import { userView } from '../views/users.ts';

export const modifyUser: Operation<'elasticache', 'ModifyUser'> = (input, ctx) => {
  const user = requireUser(input.UserId, ctx);
  if (user.id === defaultUser.id) throw invalidValue('The default user cannot be modified.');
  const { AccessString: given, AppendAccessString: appended } = input;
  if (given !== undefined && appended !== undefined)
    throw invalidCombination('AccessString and AppendAccessString cannot be given together.');
  const accessString =
    appended === undefined ? (given ?? user.accessString) : `${user.accessString} ${appended}`;
  checkAccessString(accessString);
  const next = {
    ...user,
    engine: input.Engine === undefined ? user.engine : engineOfUsers(input.Engine),
    accessString,
    ...authenticationOf(user, input),
  };
  ctx.put(users, user.id, next);
  return userView(next, ctx, 'modifying');
};
