// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';
import { findVersion } from '../object.ts';

/** Access control lists are off (BucketOwnerEnforced): the owner alone is shown. */
export const getObjectAcl: Operation<'s3', 'GetObjectAcl'> = (input, ctx) => {
  findVersion(findBucket(input.Bucket, ctx), input.Key!, input.VersionId, ctx);
  return {
    Owner: owner(ctx),
    Grants: [{ Grantee: { ...owner(ctx), Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
  };
};
