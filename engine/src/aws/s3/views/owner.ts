import type { Owner } from '@aws-sdk/client-s3';
import type { Context } from '../../../kernel/context.ts';

/** The account's canonical user id: 64 hexadecimal digits, derived from the account id. */
export function ownerView(ctx: Context): Owner {
  return { ID: ctx.account.repeat(6).slice(0, 64).padEnd(64, '0') };
}
