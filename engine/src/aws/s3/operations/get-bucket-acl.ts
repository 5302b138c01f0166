// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';
import { ownerGrants, ownerView } from '../views/owner.ts';

/** Access control lists are not simulated: the owner has full control and nobody else has a grant. */
export const getBucketAcl: Operation<'s3', 'GetBucketAcl'> = (input, ctx) => {
  requireBucket(input.Bucket, ctx);
  return {
    Owner: ownerView(ctx),
    Grants: ownerGrants(ctx),
  };
};
