// Credentials in AWS's form. They are not stored, and do not expire: their token says whose they are.
import type { Credentials } from '@aws-sdk/client-sts';
import type { TemporaryCredentials } from '../../contracts/role-credentials.ts';
import type { Context } from '../../kernel/context.ts';
import { invalid } from './faults.ts';

/** @throws ValidationError */
export function checkDuration(durationSeconds: number, maxSeconds: number): void {
  if (durationSeconds >= 900 && durationSeconds <= maxSeconds) return;
  const bound =
    durationSeconds < 900 ? 'greater than or equal to 900' : `less than or equal to ${maxSeconds}`;
  throw invalid(
    `1 validation error detected: Value '${durationSeconds}' at 'durationSeconds' failed to satisfy constraint: ` +
      `Member must have value ${bound}`,
  );
}

export const credentialsUntil = (
  { accessKeyId, secretAccessKey, sessionToken }: TemporaryCredentials,
  durationSeconds: number,
  ctx: Context,
): Credentials => ({
  AccessKeyId: accessKeyId,
  SecretAccessKey: secretAccessKey,
  SessionToken: sessionToken,
  Expiration: new Date(ctx.now + durationSeconds * 1000),
});
