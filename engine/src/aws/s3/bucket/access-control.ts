// Access control lists have been disabled by default in new buckets since April 2023, unless the bucket's ownership
// controls enable them. Where they are enabled they are recorded: Drydock refuses nobody access for want of a grant.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import type { Grant } from '@aws-sdk/client-s3';
import {
  aclNotSupported,
  aclWithOwnership,
  notImplemented,
  publicAclBlocked,
  requiredHeaderMissing,
  unexpectedContent,
} from '../faults.ts';
import type { Acl, BucketRecord } from '../state.ts';
import { configuration } from './configuration.ts';

/** What a request says of access: a canned name, a list in its body, or grants in its headers. */
export interface AclInput {
  readonly ACL?: string;
  readonly AccessControlPolicy?: { readonly Grants?: readonly Grant[] };
  readonly GrantFullControl?: string;
  readonly GrantRead?: string;
  readonly GrantReadACP?: string;
  readonly GrantWrite?: string;
  readonly GrantWriteACP?: string;
}

/** Of a request that writes an object. @throws where the bucket takes no such list */
export function checkAcl(requested: string | undefined, bucket: BucketRecord): void {
  if (!requested || requested === 'bucket-owner-full-control') return;
  if (hasNoAcls(bucket)) throw aclNotSupported();
  checkCanned(requested);
  if (isPublic(requested) && blocksPublicAcls(bucket)) throw publicAclBlocked();
}

/** Of PutBucketAcl and PutObjectAcl. @throws where the bucket takes no such list, and for a request without any */
export function requestedAcl(input: AclInput, bucket: BucketRecord): Acl {
  const { ACL, AccessControlPolicy } = input;
  const headers = Object.entries(input).filter(([name, value]) => name.startsWith('Grant') && value);
  if (hasNoAcls(bucket)) throw aclNotSupported();
  if (headers.length > 0)
    throw notImplemented(
      `${headers[0]![0]} is not simulated: name a canned list, or give AccessControlPolicy.`,
    );
  if (ACL !== undefined && AccessControlPolicy !== undefined) throw unexpectedContent();
  const acl = ACL ?? AccessControlPolicy?.Grants;
  if (acl === undefined) throw requiredHeaderMissing();
  if (ACL !== undefined) checkCanned(ACL);
  if (isPublic(acl) && blocksPublicAcls(bucket)) throw publicAclBlocked();
  return acl;
}

/** Which canonical user it grants something to is not known here. */
function checkCanned(name: string): void {
  if (name === 'aws-exec-read') throw notImplemented(`The access control list ${name} is not simulated.`);
}

/** Ownership controls that disable lists need one without grants for others. @throws InvalidBucketAclWithObjectOwnership */
export function checkNoGrants(bucket: BucketRecord): void {
  const acl = configuration(bucket, 'acl') ?? 'private';
  if (typeof acl === 'string' ? acl !== 'private' : acl.length > 1) throw aclWithOwnership();
}

const hasNoAcls = (bucket: BucketRecord): boolean =>
  configuration(bucket, 'ownershipControls')?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced';

const blocksPublicAcls = (bucket: BucketRecord): boolean =>
  configuration(bucket, 'publicAccessBlock')?.BlockPublicAcls === true;

/** A list that grants something to everyone, or to everyone with an account. */
const isPublic = (acl: Acl): boolean =>
  typeof acl === 'string'
    ? acl.startsWith('public-') || acl === 'authenticated-read'
    : acl.some(({ Grantee }) => /\/(AllUsers|AuthenticatedUsers)$/.test(Grantee?.URI ?? ''));
