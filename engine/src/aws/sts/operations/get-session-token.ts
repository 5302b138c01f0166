// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
import { sessionToken } from '../../../contracts/role-credentials.ts';
import type { Operation } from '../../../kernel/context.ts';
import { sessionTokenOfSession } from '../faults.ts';
import { checkDuration, credentialsUntil } from '../temporary-credentials.ts';

export const getSessionToken: Operation<'sts', 'GetSessionToken'> = (input, ctx) => {
  const { DurationSeconds = 43_200 } = input;
  if (ctx.caller?.kind === 'role') throw sessionTokenOfSession();
  checkDuration(DurationSeconds, 129_600);
  const made = {
    accessKeyId: `ASIA${ctx.ids.suffix(16)}`,
    secretAccessKey: ctx.ids.alphanumeric(40),
    sessionToken: ctx.caller ? sessionToken(ctx.caller) : ctx.ids.alphanumeric(320),
  };
  return { Credentials: credentialsUntil(made, DurationSeconds, ctx) };
};
