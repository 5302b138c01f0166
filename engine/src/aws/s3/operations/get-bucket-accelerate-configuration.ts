// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

/** Always empty: transfer acceleration is not simulated. */
export const getBucketAccelerateConfiguration: Operation<'s3', 'GetBucketAccelerateConfiguration'> = (
  input,
  ctx,
) => {
  requireBucket(input.Bucket, ctx);
  return {};
};
