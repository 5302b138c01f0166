// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { findBucket, owner } from '../bucket.ts';

/** Access control lists are off (BucketOwnerEnforced): the owner alone is shown. */
export const getBucketAcl: Operation<'s3', 'GetBucketAcl'> = (input, ctx) => {
  findBucket(input.Bucket, ctx);
  return {
    Owner: owner(ctx),
    Grants: [{ Grantee: { ...owner(ctx), Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
  };
};
