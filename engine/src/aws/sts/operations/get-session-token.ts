// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
import type { Operation } from '../../../kernel/context.ts';
import { temporaryCredentials } from '../temporary-credentials.ts';

export const getSessionToken: Operation<'sts', 'GetSessionToken'> = (input, ctx) => ({
  Credentials: temporaryCredentials(input.DurationSeconds ?? 43_200, 129_600, ctx),
});
