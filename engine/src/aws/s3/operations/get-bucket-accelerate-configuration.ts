// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

/** Never set: transfer acceleration is not simulated, and there is no operation to put it. */
export const getBucketAccelerateConfiguration: Operation<'s3', 'GetBucketAccelerateConfiguration'> = (
  input,
  ctx,
) => {
  requireBucket(input.Bucket, ctx);
  return {};
};
