// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { userExists } from '../faults.ts';
import { type UserRecord, users } from '../state.ts';
import { checkAccessString } from '../users/access-string.ts';
import { authenticationOf, noPassword } from '../users/authentication.ts';
import { checkId, engineOfUsers } from '../users/check.ts';
import { defaultUser } from '../users/find.ts';
import { userView } from '../views/users.ts';

export const createUser: Operation<'elasticache', 'CreateUser'> = (input, ctx) => {
  const id = checkId('UserId', input.UserId);
  const identity = { id, name: input.UserName ?? '' };
  const engine = engineOfUsers(input.Engine);
  if (id === defaultUser.id || ctx.get(users, id)) throw userExists(id);
  checkAccessString(input.AccessString ?? '');
  const authentication = authenticationOf(identity, input);
  if (!authentication) throw noPassword();
  const user: UserRecord = {
    ...identity,
    engine,
    accessString: input.AccessString ?? '',
    ...authentication,
    tags: tagRecord(input.Tags),
  };
  ctx.put(users, id, user);
  return userView(user, ctx);
};
