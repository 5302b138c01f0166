// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

export const deleteBucketOwnershipControls: Operation<'s3', 'DeleteBucketOwnershipControls'> = (
  input,
  ctx,
) => {
  configure(requireBucket(input.Bucket, ctx), 'ownershipControls', undefined, ctx);
  return {};
};
