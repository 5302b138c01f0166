// Credentials in AWS's form. They work because the gateway accepts any credentials; they are not stored.
import type { Credentials } from '@aws-sdk/client-sts';
import type { Context } from '../../kernel/context.ts';
import { invalid } from './faults.ts';

export function temporaryCredentials(durationSeconds: number, maxSeconds: number, ctx: Context): Credentials {
  if (durationSeconds < 900 || durationSeconds > maxSeconds) {
    const bound =
      durationSeconds < 900 ? 'greater than or equal to 900' : `less than or equal to ${maxSeconds}`;
    throw invalid(
      `1 validation error detected: Value '${durationSeconds}' at 'durationSeconds' failed to satisfy constraint: ` +
        `Member must have value ${bound}`,
    );
  }
  return {
    AccessKeyId: `ASIA${ctx.ids.suffix(16)}`,
    SecretAccessKey: ctx.ids.alphanumeric(40),
    SessionToken: ctx.ids.alphanumeric(320),
    Expiration: new Date(ctx.now + durationSeconds * 1000),
  };
}
