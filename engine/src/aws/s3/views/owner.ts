import type { Grant, Owner } from '@aws-sdk/client-s3';
import type { Context } from '../../../kernel/context.ts';

/** The account's canonical user id: 64 hexadecimal digits, derived from the account id. */
export function ownerView(ctx: Context): Owner {
  return { ID: ctx.account.repeat(6).slice(0, 64).padEnd(64, '0') };
}

/** The only grant there is: access control lists are not simulated. */
export function ownerGrants(ctx: Context): Grant[] {
  return [{ Grantee: { ...ownerView(ctx), Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }];
}
