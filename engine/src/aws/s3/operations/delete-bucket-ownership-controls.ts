// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html
import type { Operation } from '../../../kernel/context.ts';
import { configure, findBucket } from '../bucket.ts';

export const deleteBucketOwnershipControls: Operation<'s3', 'DeleteBucketOwnershipControls'> = (
  input,
  ctx,
) => {
  configure(findBucket(input.Bucket, ctx), 'ownershipControls', undefined, ctx);
  return {};
};
