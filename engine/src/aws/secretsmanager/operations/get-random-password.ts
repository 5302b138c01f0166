// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
import type { Operation } from '../../../kernel/context.ts';
import { randomPassword } from '../password.ts';

export const getRandomPassword: Operation<'secretsmanager', 'GetRandomPassword'> = (input, ctx) => {
  return { RandomPassword: randomPassword(ctx.ids, input) };
};
