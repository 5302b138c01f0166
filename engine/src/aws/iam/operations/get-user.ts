// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { userView } from '../views.ts';

/** Without a name, returns the caller, who is always the account's root user. */
export const getUser: Operation<'iam', 'GetUser'> = (input, ctx) => {
  if (input.UserName) return { User: userView(requireUser(input.UserName, ctx), ctx) };
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
