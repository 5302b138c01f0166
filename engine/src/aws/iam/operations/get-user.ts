// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
import type { Operation } from '../../../kernel/context.ts';
import { nameOrCaller, requireUser } from '../find.ts';
import { userView } from '../views.ts';

/** Without a name, the caller. */
export const getUser: Operation<'iam', 'GetUser'> = (input, ctx) => {
  const name = nameOrCaller(input.UserName, ctx);
  if (name) return { User: userView(requireUser(name, ctx), ctx) };
  return {
    User: {
      Path: '/',
      UserName: 'root',
      UserId: ctx.account,
      Arn: `arn:aws:iam::${ctx.account}:root`,
      CreateDate: new Date(Date.UTC(2026, 0, 1)),
    },
  };
};
