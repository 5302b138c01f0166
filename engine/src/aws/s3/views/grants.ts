// The grants of access control lists. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
import type { Grant, Permission } from '@aws-sdk/client-s3';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import type { Acl } from '../state.ts';
import { ownerView } from './owner.ts';

const group = (uri: string, ...permissions: readonly Permission[]): Grant[] =>
  permissions.map((each) => ({
    Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/${uri}` },
    Permission: each,
  }));

/** What canned lists grant to others than the owner. Of lists that are not here: nothing, as the bucket's owner is the object's. */
const canned: Readonly<Record<string, readonly Grant[]>> = {
  'authenticated-read': group('global/AuthenticatedUsers', 'READ'),
  'log-delivery-write': group('s3/LogDelivery', 'WRITE', 'READ_ACP'),
  'public-read': group('global/AllUsers', 'READ'),
  'public-read-write': group('global/AllUsers', 'READ', 'WRITE'),
};

/** Of a list, or of a bucket or object that has none. */
export function grantsOf(acl: Acl | undefined, ctx: Context): Grant[] {
  if (acl !== undefined && typeof acl !== 'string') return [...acl];
  const full: Grant = {
    Grantee: { ...ownerView(ctx), Type: 'CanonicalUser' },
    Permission: 'FULL_CONTROL',
  };
  return [full, ...(own(canned, acl ?? 'private') ?? [])];
}
